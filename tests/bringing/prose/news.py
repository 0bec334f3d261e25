"""Sentences as newspapers write them, with the figures that a careful reader finds in each.

Each figure is a value, a unit and a direction: ``18 percent up``. The unit is the currency, the
unit of measurement or the head noun in the singular, then ``/`` and what it is per; ``-`` where the
sentence gives none. The direction, ``up`` or ``down``, stands where the figure is a change or what
something rose or fell to. A range has ``~`` between its ends. A sentence without figures has
nothing beside it: everything that looks like one is a distractor.
"""

from __future__ import annotations

NEWS = {
    # money
    "The council approved a budget of $4.2 million on Tuesday.": "4200000 USD",
    "The firm paid £350m for the site, twice as much as in 2019.": "350000000 GBP; 2 -",
    "Brussels offered €12bn in loans and €300m in grants.": "12000000000 EUR; 300000000 EUR",
    "The ticket costs 45 euros, or 60 euros with a guide.": "45 EUR; 60 EUR",
    "The ferry line lost ¥2.3 billion last year.": "2300000000 JPY",
    "Farmers were promised 9,000 rupees each.": "9000 INR",
    "The mine was sold for A$75 million in March 2021.": "75000000 AUD",
    "A loaf now sells for 85 pence.": "85 pence",
    "The shares closed at $18.40, down 35 cents.": "18.40 USD; 35 cents down",
    "The fund holds about 200 million Swiss francs.": "200000000 CHF",
    "Prosecutors say he stole nearly $90,000 from two charities.": "90000 USD; 2 charity",
    "The grant is worth US$5,000 a year.": "5000 USD/year",
    "Wages start at $15.50 an hour.": "15.50 USD/hour",
    "Water is billed at 3 euros per cubic metre.": "3 EUR/cubic meter",
    "The bridge will cost between $30 million and $40 million.": "30000000~40000000 USD",
    "It raised $2 million of the $5 million it needs.": "2000000 USD; 5000000 USD",
    "The club spent 1.1 million pounds on a new stand.": "1100000 GBP",
    "A fine of up to 500,000 yuan is possible.": "500000 CNY",
    "The hedge fund made a $700 million profit.": "700000000 USD",
    "Oil settled at $71 a barrel.": "71 USD/barrel",
    "She inherited a million dollars.": "1000000 USD",
    "Traders paid 40 Canadian dollars for a crate.": "40 CAD",
    "The museum had expected 3 million kronor in gifts.": "3000000 loose",
    "The city sold 12,850 weekly passes and 9,315 day passes.": "12850 pass; 9315 pass",
    # percentages and points
    "Turnout was 61.4 percent, against 58 percent four years ago.": (
        "61.4 percent; 58 percent; 4 year"
    ),
    "Prices rose 3.2% in May.": "3.2 percent up",
    "Inflation slowed to 2.9 percent from 3.4 percent.": "2.9 percent down; 3.4 percent",
    "Support has dropped by seven percentage points since June.": "7 points down",
    "The rate fell to 5 per cent.": "5 percent down",
    "About 40 percent of voters are undecided.": "40 percent",
    "The bank cut its rate by a quarter of a point.": "0.25 point down",
    "Yields edged up 4 basis points to 2.11 percent.": "4 basis point up; 2.11 percent up",
    "Exports jumped more than 20 percent to 1.2 million tonnes.": (
        "20 percent up; 1200000 tonne up"
    ),
    "Sales were 8 percent higher than a year earlier.": "8 percent up",
    "A 12 percent drop in visitors hurt hotels.": "12 percent down",
    "The index was down 0.6 percent at 7,012.": "0.6 percent down; 7012 -",
    "He wants a 5 percent pay rise.": "5 percent up",
    "Between 10 and 15 percent of the crop is gone.": "10~15 percent",
    "Some 3 to 4 percent of patients fall ill.": "3~4 percent",
    "Two percent of the staff refused.": "2 percent",
    "Profit rose by half.": "0.5 - up",
    "The company's share price has fallen 30 percent this year.": "30 percent down",
    "Unemployment, at 4.1 percent, is the lowest since 1975.": "4.1 percent",
    # counted nouns
    "More than 1,200 striking nurses gathered in the square.": "1200 nurse",
    "Police arrested 14 suspected smugglers.": "14 smuggler",
    "The storm left 35,000 homes without power.": "35000 home",
    "Three people were killed and 17 injured.": "3 person; 17 person",
    "Dozens of sheep died.": "24 sheep",
    "The school has 480 pupils and 32 teachers.": "480 pupil; 32 teacher",
    "At least nine children under the age of 10 drowned.": "9 child; 10 year",
    "Volunteers planted 2,500 young oak trees.": "2500 tree",
    "The group runs 84 small and medium-sized hotels.": "84 hotel",
    "Some 700 federal immigration officers will leave.": "700 officer",
    "The army lost two Russian-made fighter jets.": "2 jet",
    "Nearly 60 U.S. senators signed the letter.": "60 senator",
    "The library lent 1.3 million books.": "1300000 book",
    "Four of the seven judges disagreed.": "4 judge; 7 judge",
    "Some 3.5 million of the 7 million residents fled.": "3500000 resident; 7000000 resident",
    "Of the 250 jobs, 90 will move north.": "250 job; 90 job",
    "Sixty-two workers were laid off.": "62 worker",
    "Half a million people marched.": "500000 person",
    "A dozen ships are waiting.": "12 ship",
    "The party holds 41 seats in the 101-seat assembly.": "41 seat; 101 seat",
    "Two hundred and fifty guests attended.": "250 guest",
    "Hospitals reported 19 new cases and no deaths.": "19 case",
    "They seized 12 rifles, 3 pistols and 400 rounds of ammunition.": (
        "12 rifle; 3 pistol; 400 round"
    ),
    "Thousands of fans waited; 300 were let in.": "2000 fan; 300 fan",
    "The airline carried 9.8 million passengers, up from 9.1 million.": (
        "9800000 passenger; 9100000 passenger"
    ),
    "Only 5 of 30 applicants passed.": "5 applicant; 30 applicant",
    "The number of rough sleepers rose to 4,677.": "4677 - up",
    "There were 52 fewer accidents.": "52 accident down",
    "Attendance fell to 12,000 from 15,000.": "12000 - down; 15000 -",
    "Ridership grew from 38,000 to 44,000.": "38000 -; 44000 - up",
    "The town has 8,000 inhabitants, 300 more than in 2010.": "8000 inhabitant; 300 inhabitant up",
    "The zoo keeps 40 or 50 penguins.": "40~50 penguin",
    "The toll climbed to 31, officials said.": "31 - up",
    "The mill employs 600 men and women.": "600 man",
    "The network counts 1,100 primary school teachers among its members.": "1100 teacher",
    "Crews rescued 23 stranded hikers on Sunday.": "23 hiker",
    "Aid reached 16 refugee camps.": "16 camp",
    "The firm, which has 3,400 employees, will hire 200 more.": "3400 employee; 200 employee up",
    # per units and rates
    "The plant makes 900 cars a day.": "900 car/day",
    "The trial costs 300 dollars per person.": "300 USD/person",
    "Murders ran at 6.2 per 100,000 people.": "6.2 -; 100000 person",
    "The train reaches 300 km/h.": "300 kph",
    "Wind gusted at 75 miles per hour.": "75 mph",
    "The well gives 40 barrels per day.": "40 barrel/day",
    "They work 35 hours a week.": "35 hour/week",
    "He trains twice a week.": "",
    # durations, distances, sizes
    "He was jailed for 12 years.": "12 year",
    "The flight takes two and a half hours.": "2.5 hour",
    "The fire burned for three days and destroyed 200 acres.": "3 day; 200 acre",
    "The village lies 35 miles north of the capital.": "35 mile",
    "A 26-mile race was held.": "26 mile",
    "The tower is 1,050 feet (320 m) tall.": "1050 foot; 320 meter",
    "The truck carried 18 tons of steel.": "18 ton",
    "Temperatures reached 41C.": "41 celsius",
    "Temperatures fell to minus 12 degrees Celsius.": "-12 celsius down",
    "The quake struck at a depth of 10 kilometres.": "10 kilometer",
    "The farm covers 1,400 hectares.": "1400 hectare",
    "The ship is 180 metres long and 32 metres wide.": "180 meter; 32 meter",
    "She served a five-year term.": "5 year",
    "The talks lasted six to eight weeks.": "6~8 week",
    "It rained for a week.": "",
    # fractions and multiples
    "A third of the seats were empty.": "0.333 -",
    "Two-thirds of members voted yes.": "0.667 -",
    "Three quarters of the money is gone.": "0.75 -",
    "Profits doubled.": "2 - up",
    "The price tripled to $30.": "3 - up; 30 USD up",
    "Output is four times as high as in 1990.": "4 -",
    "One in five adults smokes.": "0.2 adult",
    "Nine out of 10 parents agreed.": "9 parent; 10 parent",
    # elided units and comparisons
    "Revenue rose to $12 million from 10 million.": "12000000 USD up; 10000000 USD",
    "He paid $200 and she 150.": "200 USD; 150 USD",
    "The gap narrowed to 40 miles from 52.": "40 mile down; 52 mile",
    "Deaths rose by 12 to 96.": "12 - up; 96 - up",
    "The surplus shrank by $1.5 billion to $3 billion.": (
        "1500000000 USD down; 3000000000 USD down"
    ),
    "Arrests more than doubled, to 88.": "2 - up; 88 - up",
    "Imports of wheat decreased from 5 million tonnes to 4.2 million.": (
        "5000000 tonne; 4200000 tonne down"
    ),
    # distractors
    "Arsenal won 3-1 and Leeds drew 2-2.": "",
    "On 14 March 2019 the law took effect.": "",
    "She is one of the finest players.": "",
    "Section 12 of the act applies.": "",
    "See page 40 and No. 7.": "",
    "The meeting begins at 7:30 p.m. on May 5.": "",
    "Flight 370 vanished in 2014.": "",
    "The 1990s were good to the 5th Avenue shop.": "",
    "Highway 61 runs past Gate 4.": "",
    "The FTSE 100 and the S&P 500 were mixed.": "",
    "The first half ended, and the third quarter began.": "",
    "Apollo 11 landed in July 1969.": "",
    "No one came, and the other one left.": "",
    "Call 555-0134 or write to P.O. Box 88.": "",
    "The Boeing 737 and the iPhone 14 were on show.": "",
    "Resolution 2334 passed by 14 votes to 0.": "14 vote; 0 vote",
    "They won 6-4, 7-5 after the 2019-20 season.": "",
    "Channel 4 showed it on the 21st.": "",
    "The Big Five and the Group of Seven met.": "",
    "The Second World War ended in 1945.": "",
    "Under-21 players and G20 leaders met.": "",
    "Article 50 was triggered under Form 1040.": "",
    # ages
    "Mara Ellison, 41, runs the shop.": "41 year",
    "A 17-year-old boy was hurt.": "17 year",
    "He died at the age of 83.": "83 year",
    "Her son, aged six, was safe.": "6 year",
    "Children aged 5 to 11 may enter.": "5~11 year",
}
"""Sentences with their figures."""

KEPT_BACK = {
    "The ministry said 84 people had drowned since June, up from 61 a year ago.": (
        "84 person; 61 person"
    ),
    "Rail fares will go up by 4.9 percent in January.": "4.9 percent up",
    "The airline cut 1,500 jobs and grounded 23 aircraft.": "1500 job down; 23 aircraft",
    "He was fined 8,000 euros and banned for six months.": "8000 EUR; 6 month",
    "A kilo of tomatoes costs 3.20 euros, nearly twice the price in May.": "3.2 EUR; 2 -",
    "House prices slipped 0.3% to an average of £281,000.": "0.3 percent down; 281000 GBP down",
    "The group expects to build 40 to 50 new wind turbines.": "40~50 turbine",
    "She ran the 400 metres in 49.8 seconds.": "400 meter; 49.8 second",
    "About two-thirds of the 900 delegates voted for the motion.": "0.667 -; 900 delegate",
    "Net profit more than tripled to 420 million kronor.": "3 - up; 420000000 loose up",
    "In all, 17 of 20 councils replied.": "17 council; 20 council",
    "The lake has lost 30 percent of its water.": "30 percent down",
    "Rescuers found 12 bodies, five of them children.": "12 body; 5 child",
    "Mr Haddad, 58, has led the union since 2011.": "58 year",
    "The 58-year-old has led the union for 14 years.": "58 year; 14 year",
    "Rainfall of 120 mm fell in three hours.": "120 millimeter; 3 hour",
    "The trade deficit widened to $68.3 billion from $64 billion.": (
        "68300000000 USD up; 64000000000 USD"
    ),
    "Its shares were up 2.4 percent at 318 pence.": "2.4 percent up; 318 pence",
    "Four in ten households own no car.": "0.4 -",
    "The law, passed by 212 votes to 190, takes effect on 1 July.": "212 vote; 190 vote",
    "Chelsea beat Leeds 2-0 before a crowd of 40,310.": "40310 -",
    "The plan would create 6,000 jobs over five years at a cost of €1.8bn.": (
        "6000 job; 5 year; 1800000000 EUR"
    ),
    "Interest on the loan is 6 percent a year.": "6 percent/year",
    "Around 250,000 tonnes of grain were shipped, 15 percent less than in 2022.": (
        "250000 tonne; 15 percent down"
    ),
    "The council received 3,100 complaints, compared with 2,700 the year before.": (
        "3100 complaint; 2700 complaint"
    ),
    "Only three in 100 tests were positive.": "0.03 -",
    "Some 80 firefighters with 12 engines fought the blaze for nine hours.": (
        "80 firefighter; 12 engine; 9 hour"
    ),
    "The dam is 98 metres high and can hold 2.1 billion cubic metres of water.": (
        "98 meter; 2100000000 cubic meter"
    ),
    "More than half of the 64 ships were empty.": "0.5 -; 64 ship",
    "The flat was sold for just under £400,000.": "400000 GBP",
    "Wheat fell $4 to $212 a tonne.": "4 USD down; 212 USD/tonne down",
    "Nurses were offered a 5.5 percent rise and a one-off payment of £1,250.": (
        "5.5 percent up; 1250 GBP"
    ),
    "The court heard that he drove at 94 mph in a 30 mph zone.": "94 mph; 30 mph",
    "Between 1995 and 2005 the population halved.": "0.5 - down",
    "The club sold 21,000 season tickets, its highest number in 30 years.": "21000 ticket; 30 year",
    "Premiums will increase from $310 to $345 a month.": "310 USD; 345 USD/month up",
    "There is one doctor for every 4,000 people.": "1 doctor; 4000 person",
    "The plane with 132 passengers and nine crew on board landed safely.": "132 passenger; 9 crew",
    "Room 101 and Terminal 5 were closed.": "",
    "The G7 and the Paris-based IEA met in 2021.": "",
    "Psalm 23 was read at 11 a.m.": "",
    "Windows 11 and the Galaxy S22 were shown.": "",
    "It is one of the oldest parks, and one day it may close.": "",
    "On the 25th, the first two rounds were played.": "2 round",
    "The suspect, aged 34, was held under Section 4.": "34 year",
    "The budget shortfall shrank to 2.1 percent of GDP, from 3.8 percent.": (
        "2.1 percent down; 3.8 percent"
    ),
    "Ticket sales climbed by a third.": "0.333 - up",
    "The insurer will pay 2 million Canadian dollars.": "2000000 CAD",
    "He scored 27 points and took 11 rebounds.": "27 point; 11 rebound",
    "Unions want 200 euros more per month.": "200 EUR/month up",
    "Petrol is 12 cents a litre cheaper than in March.": "12 cents/liter down",
    "The archive holds 1.2 million letters, of which 300,000 are online.": (
        "1200000 letter; 300000 letter"
    ),
    "Nearly 90% of the island's 24,000 residents were moved.": "90 percent; 24000 resident",
    "The tremor measured 5.6 on the Richter scale.": "5.6 -",
    "They walked 7.5km in the rain.": "7.5 kilometer",
    "Production dropped by 40,000 barrels a day to 2.9 million.": (
        "40000 barrel/day down; 2900000 barrel down"
    ),
    "At least 18 soldiers and 40 rebels died.": "18 soldier; 40 rebel",
    "The bill runs to 1,100 pages.": "1100 page",
    "He has won 14 of his last 16 matches.": "14 match; 16 match",
    "The bank lowered its forecast to 1.1 percent from 1.6.": "1.1 percent down; 1.6 percent",
}
"""Further sentences, written once the reading of those above was settled."""

WIRE = {
    # markets and results
    "Net profit for the six months to 31 December rose 27% to A$412.4m from a year earlier.": (
        "6 month; 27 percent up; 412400000 AUD up"
    ),
    "Revenue of $92.4 million was up 31% on the year-ago quarter and 9% sequentially.": (
        "92400000 USD; 31 percent up; 9 percent up"
    ),
    "Operating costs fell $14.2 million, or 21.5%, to $51.8 million.": (
        "14200000 USD down; 21.5 percent down; 51800000 USD down"
    ),
    "Shares in the brewer closed up 4% at a two-and-a-half year high.": "4 percent up; 2.5 year",
    "The margin widened to 3.12% in the third quarter, up 6 basis points from 3.06%.": (
        "3.12 percent up; 6 basis point up; 3.06 percent"
    ),
    "It sold 7,400 lorries in May, against 5,610 in the same month last year.": (
        "7400 lorry; 5610 lorry"
    ),
    "Order intake grew by 18.2% to EUR 336.1 million (previous year: EUR 284.4 million).": (
        "18.2 percent up; 336100000 EUR up; 284400000 EUR"
    ),
    "The bank set aside $146m, or 3.1% of its $4.7bn loan book.": (
        "146000000 USD; 3.1 percent; 4700000000 USD"
    ),
    "Analysts at three brokers expect sales of 1.1 billion to 1.2 billion euros.": (
        "3 broker; 1100000000~1200000000 EUR"
    ),
    "The miner drilled 7,168 metres in 30 holes and found up to 41 grams a tonne.": (
        "7168 meter; 30 hole; 41 gram/tonne"
    ),
    "A sample held 419 ppb gold.": "419 ppb",
    "Wage bills climbed £106m, or 47%, in the third quarter.": ("106000000 GBP up; 47 percent up"),
    "The group will shed 1,200 of its 14,000 staff by spring.": "1200 staff down; 14000 staff",
    "Brent crude slipped 42 cents to $55.25 a barrel.": "42 cents down; 55.25 USD/barrel down",
    "Exports of steel dropped a fifth to 2.4 million tonnes.": ("0.2 - down; 2400000 tonne down"),
    "The fund bought 918,900 shares at $33 apiece.": "918900 share; 33 USD",
    "About 60 bids, twice as many as in 2023, came in.": "60 bid; 2 -",
    "The yield fell below 4 percent for the first time in three years.": "4 percent down; 3 year",
    "Its 611-page filing lists 40 subsidiaries.": "611 page; 40 subsidiary",
    "The stake is worth about €350m ($410m; £298m).": (
        "350000000 EUR; 410000000 USD; 298000000 GBP"
    ),
    # politics
    "MPs rejected the clause by 297 votes to 203, despite 34 rebels.": (
        "297 vote; 203 vote; 34 rebel"
    ),
    "Some 600 schools and 37 offices will close by 2027.": "600 school; 37 office",
    "The minister wants to raise the pension age from 65 to 67.": "65 -; 67 - up",
    "Labour leads by 39% to 34%, with the Liberal Democrats on 19%.": (
        "39 percent; 34 percent; 19 percent"
    ),
    "More than 40 members of the group voted against it.": "40 member",
    "Ministers plan to cut the budget by $45bn over five years.": "45000000000 USD down; 5 year",
    "Waiting lists fell from 311,764 to 305,775 last month.": "311764 -; 305775 - down",
    "The tax will cost the average family £182 a year.": "182 GBP/year",
    "Turnout in the 14 wards was 31.5%, down from 40.2% in 2019.": (
        "14 ward; 31.5 percent; 40.2 percent"
    ),
    "Only 23 of the 29 accounts were signed on time.": "23 account; 29 account",
    "Twenty-one thousand people signed within three days.": "21000 person; 3 day",
    "Of every ten applicants, seven are turned away.": "10 applicant; 7 applicant",
    # crime and courts
    "Marta Lindqvist, 38, was convicted of three counts of theft.": "38 year; 3 count",
    "He was held on $1 million bail and faces up to 15 years in prison.": ("1000000 USD; 15 year"),
    "Officers seized 2.5 kilos of heroin and more than £90,000 in cash.": (
        "2.5 kilogram; 90000 GBP"
    ),
    "The pair stole $10.5 million from 140 investors.": "10500000 USD; 140 investor",
    "Police recorded 169 drug cases in January, compared with 87 a year earlier.": (
        "169 case; 87 case"
    ),
    "The 71-year-old victim was robbed of 300 euros.": "71 year; 300 EUR",
    "Nine officers and two bystanders were hurt.": "9 officer; 2 bystander",
    # everything else
    "The region has lost 38 percent of its 80,000 hectares of forest since 2001.": (
        "38 percent down; 80000 hectare"
    ),
    "Visitor arrivals declined by about 84 percent to around 147,000.": (
        "84 percent down; 147000 - down"
    ),
    "Yields increased to 46 tonnes per hectare, a rise of 21 percent.": (
        "46 tonne/hectare up; 21 percent up"
    ),
    "The clinic treats 90 patients a day with a staff of 12.": "90 patient/day; 12 -",
    "Temperatures reached 41 degrees in 14 towns.": "41 degree; 14 town",
    "The new line cuts the trip by 20 minutes, to an hour and a half.": (
        "20 minute down; 1.5 hour"
    ),
    "A ticket costs $15, half what it did last year.": "15 USD; 0.5 -",
    "Its 5,000 employees work in 30 countries.": "5000 employee; 30 country",
    "The tower, 210 feet tall, weighs about 900 tons.": "210 foot; 900 ton",
    "Almost a third of the 2,400 flats stand empty.": "0.333 -; 2400 flat",
    "The survey of 842 nurses found that 70% work overtime.": "842 nurse; 70 percent",
    "Global demand could increase by 30% to 60% by 2040.": "30~60 percent up",
    "Two of the seven wells are dry.": "2 well; 7 well",
    "The school grew from 120 pupils to 310 in four years.": ("120 pupil; 310 pupil up; 4 year"),
    "Some 1.3 million households, or one in nine, pay nothing.": "1300000 household; 0.111 -",
    # nothing is counted
    "GENEVA, June 2, 2025 /24-7PressRelease/ -- The prize goes to a watchmaker.": "",
    "The ring is made of 18K gold.": "",
    "The chain supplies 7-Eleven and others.": "",
    "Call 714-555-0142 or see the site.": "",
    "He appeared on Radio 4 and in the 2012 Games.": "",
}
"""Sentences in the manner of wires, releases and parliaments, as they were measured before anything
was mended for them.
"""
