"""Figures to readings: the interval that each stands for, at three levels."""
