"""Words of real names, compiled by hand: countries, states of the USA, and towns that are a letter from another.

Two real names are no slip of one another, however near they are.
"""

from __future__ import annotations

_WORDS = """
afghanistan alabama alaska albania algeria andorra angola argentina arizona arkansas arlington armenia asmara
atlanta austin australia austria azerbaijan bahamas bahrain bangladesh barbados barlow barton basel belarus belgium
belize benin berlin bhutan bolivia bolton boston botswana bradford brazil bremen bristol bristow brunei bulgaria
burton burundi buxton california cambodia cambridge camden cameroon canada charleston charlestown chicago chile
china clanton clayton clifton clinton cologne colombia colorado comoros congo connecticut croatia cyprus dallas
dalton darlington dawson dayton delaware denmark denver dijon djibouti dominica dresden dublin easter eastern easton
ecuador egypt eritrea essen estonia eswatini ethiopia exeter finland florida fontana france franklin gabon gambia
gaston geneva genoa georgia germany ghana granada greece grenada guatemala guinea guyana haiti halton hamburg hamden
hanley harlow hawaii henley hereford hertford hilton honduras houston hungary iceland idaho illinois india indiana
indonesia ipswich ireland israel italy jamaica japan jordan justin kansas kazakhstan kentucky kenya kingston
kingstown kinston kiribati kosovo kuwait kyrgyzstan latvia layton lebanon leeds leipzig lesotho liberia libya
liechtenstein lille lincoln linton lithuania louisiana lublin lugano luxembourg madagascar madison maine malawi
malaysia maldives malta malton marlow maryland massachusetts mauritania mauritius mawson melton memphis mexico miami
michigan micronesia milan milton minnesota mississippi missouri moldova monaco mongolia monroe montana montenegro
morocco mozambique munich munroe myanmar namibia nancy nantes naples nashville nauru nebraska nepal netherlands
nevada newton newtown nicaragua niger nigeria norway norwich oklahoma oregon orford orlando oxford padua pakistan
palau panama paraguay paris pennsylvania philippines phoenix plymouth poland portland portsmouth portugal preston
qatar reims rennes reston romania rouen russia rwanda salem salta samara samoa seattle senegal serbia seychelles
singapore slovakia slovenia somalia spain springfield stafford stamford stanford sudan suriname sweden switzerland
syria taiwan tajikistan tampa tanzania tennessee texas thailand tonga tours tucson tunisia turin turkey turkmenistan
tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vermont verona vienna vietnam virginia walton washington
weston wilton wisconsin wyoming yemen zambia zimbabwe zurich
"""
NAMES = frozenset(_WORDS.split())


def neighbours(one: str, other: str) -> bool:
    """Whether two names have as many words, and each two words that differ are two real names."""
    first, second = one.casefold().split(), other.casefold().split()
    differing = [{a, b} for a, b in zip(first, second, strict=False) if a != b]
    return len(first) == len(second) and bool(differing) and all(pair <= NAMES for pair in differing)
