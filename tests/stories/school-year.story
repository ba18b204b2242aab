# A school year of one class: 28 children, Marit on Monday to Wednesday, Joost on Thursday and Friday, one day a
# substitute. The remarks say how each date was found: a calendar and the holidays of school-year.ini are enough.
with school-year.ini

at 2026-08-31 08:10 Marit
run import tests/stories/class-7A.csv --class 7A
says 28 new

# P5: until 18 December, agreed on 28 August. Not beyond the school year, whose last day is 31 July.
refuse exempt tim phone --from 2026-08-31 --until 2027-08-01 --agreed 2026-08-28
says 31 July
run exempt tim phone --from 2026-08-31 --until 2026-12-18 --agreed 2026-08-28
duties Tim

# --- P7: the first time ---------------------------------------------------------------------------------------
# Tuesday 1 September. One school day on is Wednesday 2, two is Thursday 3, five is Tuesday 8 (past a weekend).
at 2026-09-01 08:35 Marit
run log sem not-handed-in
says 1st time
says P7
says warning
duties Sem
  put-right teacher 2026-09-01 2026-09-02
  parents-told teacher 2026-09-01 2026-09-03
  policy-explained teacher 2026-09-01 2026-09-08
rungs Sem 1 0 0
ban Sem none
tick Sem put-right
run tell sem parents --how phone
duties Sem
  policy-explained teacher 2026-09-01 2026-09-08

# The exempt one is not asked, and using its phone breaks nothing.
refuse log tim not-handed-in
rungs Tim 0 0 0

# The duo partner on Thursday sees what is open, and closes it.
at 2026-09-03 08:20 Joost
run tasks
says Sem Jansen
tick Sem policy-explained
duties Sem

# A mistake: taken back the same minute; nothing of it is left.
at 2026-09-03 08:40 Joost
run log lotte not-off
rungs Lotte 1 0 0
run undo
rungs Lotte 0 0 0
duties Lotte

# Tuesday 8 September: 9, 10 and, past a weekend, 15.
at 2026-09-08 11:00 Marit
run log fenna not-off
duties Fenna
  put-right teacher 2026-09-08 2026-09-09
  parents-told teacher 2026-09-08 2026-09-10
  policy-explained teacher 2026-09-08 2026-09-15
tick Fenna put-right
tick Fenna parents-told --how portal
tick Fenna policy-explained

# --- P3: a watch counts on the ladder of devices -----------------------------------------------------------------
at 2026-09-15 09:00 Marit
run log łukasz smartwatch
says 1st time
tick Łukasz put-right
tick Łukasz parents-told
tick Łukasz policy-explained

# --- P8: the second time ---------------------------------------------------------------------------------------
# Tuesday 6 October: from the 7th; free on 7 November, so to 6 November. 8 October is two school days on, 13 is five.
at 2026-10-06 10:30 Marit
run log fenna taken-out
says 2nd time
says P8
ban Fenna 2026-10-07 2026-11-06 proposed
duties Fenna
  child-heard teacher 2026-10-06 2026-10-08
  child-told teacher 2026-10-06 2026-10-08
  parents-told teacher 2026-10-06 2026-10-08
  letter head 2026-10-06 2026-10-13
run hear fenna --story "wanted to know what time it was"
run tell fenna child
ban Fenna 2026-10-07 2026-11-06 proposed
run tell fenna parents --how person
ban Fenna 2026-10-07 2026-11-06 told
duties Fenna
  letter head 2026-10-06 2026-10-13

# Thursday 8 October: the watch was the first, so the phone is the second: 9 October to 8 November.
at 2026-10-08 08:40 Joost
run log łukasz not-off
says 2nd time
ban Łukasz 2026-10-09 2026-11-08 proposed
# Nobody is held to it before child and parents know.

# --- P10a: a record that was another child's ---------------------------------------------------------------------
# Monday 12 October. The ban was told and stays; that it no longer follows is a duty, within two school days: 13, 14.
at 2026-10-12 08:15 Marit
rungs Fenna 2 0 0
screen
keys /fenna{Enter}
keys {Enter}
shows Card of Fenna IJsselstein
keys {End}{Up}
keys x
shows Take it back?
keys a
shows taken back
leave
rungs Fenna 1 0 0
ban Fenna 2026-10-07 2026-11-06 told
duties Fenna
  letter head 2026-10-06 2026-10-13
  reconsider teacher 2026-10-12 2026-10-14
run uphold fenna --reason "the head looked at it again with the parents"
duties Fenna
  letter head 2026-10-06 2026-10-13

# --- P12, P13: misuse ---------------------------------------------------------------------------------------------
# Monday 12 October. The talk within two school days: 14. The letter within five: 13 to 16, then 26.
at 2026-10-12 12:40 Marit
run log milan misuse-threat --note "said it in the corridor, two heard it"
says P13
suspension Milan talk
rungs Milan 0 1 0
duties Milan
  talk teacher 2026-10-12 2026-10-14
  letter head 2026-10-12 2026-10-26
refuse suspend milan --from 2026-10-16 --days 1
says talk
refuse confirm milan
at 2026-10-13 16:00 Marit
tick Milan talk --how "Milan, both parents, Els and Marit"
suspension Milan period
# 16 to 26 October are two school days, and eleven days on the calendar.
refuse suspend milan --from 2026-10-16 --until 2026-10-26
says 7
run suspend milan --from 2026-10-16 --until 2026-10-16
suspension Milan letter 2026-10-16 2026-10-16
# One day: nothing to tell the inspectorate.
duties Milan
  letter head 2026-10-12 2026-10-26

# --- P7 before a holiday ------------------------------------------------------------------------------------
# Wednesday 14 October; 15 and 16 are school days, then autumn holiday until Sunday 25; 26, 27, 28.
at 2026-10-14 09:10 Marit
run log mees not-off
says 1st time
duties Mees
  put-right teacher 2026-10-14 2026-10-15
  parents-told teacher 2026-10-14 2026-10-16
  policy-explained teacher 2026-10-14 2026-10-28

# G1: a substitute stands in front of the class. Thursday 15 October; 16, then 26, and 27, 28, 29.
at 2026-10-15 08:20 -
screen
keys T{Enter}
shows substitute
keys 15v
shows Nothing before this
keys n
keys {Enter}
shows 1st time this school year: P7
leave
duties Yusuf
  put-right teacher 2026-10-15 2026-10-16
  parents-told teacher 2026-10-15 2026-10-26
  policy-explained teacher 2026-10-15 2026-10-29
run history yusuf
says (substitute)

# P7: told the parents, three keys from the roster, and taken back with one more.
at 2026-10-16 08:15 Joost
run tell yusuf parents
run undo
duties Yusuf
  put-right teacher 2026-10-15 2026-10-16
  parents-told teacher 2026-10-15 2026-10-26
  policy-explained teacher 2026-10-15 2026-10-29

# P13: its day is there and the letter is not: it has not started.
at 2026-10-16 08:20 Joost
suspension Milan letter 2026-10-16 2026-10-16

# The last day of Fenna's ban, and the first without.
at 2026-11-06 08:20 Joost
ban Fenna 2026-10-07 2026-11-06 told
at 2026-11-07 08:20 Joost
ban Fenna none

# Tuesday 17 November: the talk by 19, the letter by 24. Six school days are refused, and three are more than one: the
# inspectorate is told. With keys, from the violation to the letter that was given: 18 and what is typed.
at 2026-11-17 14:00 Marit
screen
keys 25v
keys p
shows suspension: the head
keys {Enter}
shows P13
leave
duties Pim
  talk teacher 2026-11-17 2026-11-19
  letter head 2026-11-17 2026-11-24
at 2026-11-18 15:30 Marit
refuse suspend pim --from 2026-11-20 --days 3
says talk
screen
keys {F3}
keys /pim{Enter}
keys {Home}
shows talk with child and parents
keys {Space}
keys {Enter}
keys {C-u}child, parents, Els
keys {Enter}
shows done
keys l
shows The head decides
keys {C-u}2026-11-20{Enter}
shows to
keys 2026-11-27{Enter}
shows 5 school days
keys l
keys {C-u}2026-11-20{Enter}
keys 2026-11-24{Enter}
shows 20 Nov up to and including 24 Nov
keys {Esc}
leave
suspension Pim letter 2026-11-20 2026-11-24
duties Pim
  letter head 2026-11-17 2026-11-24
  inspectorate head 2026-11-18 2026-11-20

# The morning of the 20th: no letter, so it has not started.
at 2026-11-20 08:20 Joost
run measures
says not confirmed
run letter pim suspension --text --to - --language nl
says Op dinsdag 17 november 2026 heeft Pim onder schooltijd
says Op woensdag 18 november 2026 is daarover een gesprek geweest
says Ook aanwezig: Els.
says vrijdag 20 november 2026 tot en met dinsdag 24 november 2026, drie
says Inspectie van het Onderwijs
run letter pim sign
suspension Pim letter 2026-11-20 2026-11-24
run letter pim give --how portal
suspension Pim confirmed 2026-11-20 2026-11-24

# --- P8, P9: the dates that the head signs hold -------------------------------------------------------------------
# Monday 23 November: from Tuesday 24 November, free on 24 December, so to 23 December. Two school days on is
# Wednesday 25; five is Monday 30.
at 2026-11-23 08:40 Marit
run log sem taken-out
says 2nd time
ban Sem 2026-11-24 2026-12-23 proposed
rungs Sem 2 0 0
duties Sem
  child-heard teacher 2026-11-23 2026-11-25
  child-told teacher 2026-11-23 2026-11-25
  parents-told teacher 2026-11-23 2026-11-25
  letter head 2026-11-23 2026-11-30
run hear sem --story "the phone rang in the bag"
run tell sem child
at 2026-11-24 16:00 Marit
run tell sem parents --how portal
ban Sem 2026-11-24 2026-12-23 told
at 2026-11-26 12:00 Joost
run letter sem ban --text --to - --language nl
says Op maandag 23 november 2026 heeft Sem
says tweede keer
says de eerste keer was op 1 september 2026
says Dat heeft Marit u op 24
says dinsdag 24 november 2026 tot en met woensdag 23 december 2026
run confirm sem --from 2026-11-25 --until 2026-12-24
ban Sem 2026-11-25 2026-12-24 confirmed
run letter sem ban --text --to - --language nl
says woensdag 25 november 2026 tot en met donderdag 24 december 2026
says version 2

# --- P10a: recorded late -----------------------------------------------------------------------------------------
# Wednesday 2 December, and on Thursday what was seen on Tuesday. That one comes first now, and is announced as the
# first; the other, announced as the first, would be the second: the head looks at it again.
at 2026-12-02 09:00 Marit
run log lotte not-off
says 1st time
at 2026-12-03 09:00 Joost
run log lotte taken-out --at 2026-12-01T10:15
says 1st time
rungs Lotte 2 0 0
duties Lotte
  put-right teacher 2026-12-02 2026-12-03
  parents-told teacher 2026-12-02 2026-12-04
  policy-explained teacher 2026-12-02 2026-12-09
  put-right teacher 2026-12-01 2026-12-02
  parents-told teacher 2026-12-01 2026-12-03
  policy-explained teacher 2026-12-01 2026-12-08
  reconsider teacher 2026-12-03 2026-12-07

# --- P5: two weeks before it ends ---------------------------------------------------------------------------------
at 2026-12-03 16:00 Joost
duties Tim
at 2026-12-04 08:20 Joost
duties Tim
  exemption-ends teacher 2026-08-31 2026-12-18

# --- P8 over Christmas ------------------------------------------------------------------------------------------
# Monday 14 December: from 15 December to 14 January, through the holidays. Two school days on is 16 December; of
# five, 15, 16, 17 and 18 December come before the holidays and the last is Monday 4 January.
at 2026-12-14 10:00 Marit
tick Mees put-right
tick Mees parents-told
tick Mees policy-explained
run log mees not-handed-in
ban Mees 2026-12-15 2027-01-14 proposed
duties Mees
  child-heard teacher 2026-12-14 2026-12-16
  child-told teacher 2026-12-14 2026-12-16
  parents-told teacher 2026-12-14 2026-12-16
  letter head 2026-12-14 2027-01-04
at 2026-12-15 08:40 Marit
run log nora not-off
tick Nora put-right
tick Nora parents-told
tick Nora policy-explained

# --- P10: the policy is silent ----------------------------------------------------------------------------------
# Sem's ban ended on 24 December. Monday 11 January, a third time: five school days on is Monday 18.
at 2027-01-11 08:40 Marit
ban Sem none
run log sem not-off
says silent
ban Sem none
rungs Sem 3 0 0

# --- P8 at the end of a month -----------------------------------------------------------------------------------
# Friday 29 January: from 30 January; February has no 30, so free on its last day, the 28th: the ban ends on the 27th.
at 2027-01-29 08:40 Joost
run log nora not-off
ban Nora 2027-01-30 2027-02-27 proposed

# --- P10a: parents who disagree ---------------------------------------------------------------------------------
at 2027-02-01 08:30 Marit
run hear nora
run tell nora child
run tell nora parents --how phone
ban Nora 2027-01-30 2027-02-27 told
run view nora "we had asked her to call from the playground"
run pause nora --reason "the head looks into it"
at 2027-02-03 16:00 Marit
run lift nora --reason "the head agrees with the parents"
ban Nora none
rungs Nora 2 0 0

# --- I1, I3: the internet ladder --------------------------------------------------------------------------------
# Monday 1 March: a talk by Wednesday. A second time on the 8th: a talk, and the parents. A third: the same again.
at 2027-03-01 13:00 Marit
refuse log bo internet-2
refuse log bo internet-3
run log bo internet-4
says 1st time
duties Bo
  talk-child teacher 2027-03-01 2027-03-03
tick Bo talk-child
at 2027-03-08 13:00 Marit
run log bo internet-7
says 2nd time
duties Bo
  talk-child teacher 2027-03-08 2027-03-10
  parents-told teacher 2027-03-08 2027-03-10
tick Bo talk-child
tick Bo parents-told
at 2027-03-15 13:00 Marit
run log bo internet-1
says 3rd time
duties Bo
  talk-child teacher 2027-03-15 2027-03-17
  parents-told teacher 2027-03-15 2027-03-17
rungs Bo 0 0 3

# I2: telling of a bad site counts nowhere. P4: nor does a call home.
at 2027-03-16 10:00 Marit
run report-site spel.example --what "pictures that were not for children"
run call bo
rungs Bo 0 0 3
run tasks
says ICT

# P12 and P7 do not count each other's records.
at 2027-03-22 10:00 Marit
run log pim not-off
says 1st time
rungs Pim 1 1 0

# Thursday 25 March; Friday 26, Easter Monday is free, Tuesday 30, 31, 1 April, Friday 2 April.
at 2027-03-25 09:00 Joost
run log bram not-off
duties Bram
  put-right teacher 2027-03-25 2027-03-26
  parents-told teacher 2027-03-25 2027-03-30
  policy-explained teacher 2027-03-25 2027-04-02

# --- P8, P11: over the turn of the school year ------------------------------------------------------------------
# Monday 12 July: 13 July to 12 August. Two school days on is Wednesday 14; of five, 13 to 16 July come before the
# summer, and the last is Monday 30 August.
at 2027-06-10 09:00 Joost
run log lars not-off
tick Lars put-right
tick Lars parents-told
tick Lars policy-explained
at 2027-07-12 09:00 Marit
run log lars taken-out
says 2nd time
ban Lars 2027-07-13 2027-08-12 proposed
duties Lars
  child-heard teacher 2027-07-12 2027-07-14
  child-told teacher 2027-07-12 2027-07-14
  parents-told teacher 2027-07-12 2027-07-14
  letter head 2027-07-12 2027-08-30
run hear lars
run tell lars child
run tell lars parents
ban Lars 2027-07-13 2027-08-12 told
rungs Lars 2 0 0
# The ban runs on in August, the count starts anew.
at 2027-08-02 12:00 Marit
ban Lars 2027-07-13 2027-08-12 told
rungs Lars 0 0 0

# --- the new school year: 7A is 8A from now on --------------------------------------------------------------------
# On 31 July nobody waits; from Sunday 1 August on the page comes by itself, and again tomorrow when it is put off.
screen The new school year 2027-2028
shows 7A becomes 8A: 28 pupils
keys {PgDn}
shows 13 Jul up to and including 12 Aug
keys {Esc}
shows Tomorrow this page comes again
shows The new school year waits: Y.
leave
screen
hides The new school year 2027-2028
leave
at 2027-08-03 12:00 Marit
run new-year --dry-run
says Lars
says begins at the first again
screen The new school year 2027-2028
keys {Enter}
shows School year 2027-2028 has begun: 28
shows Group 8A
leave
# C1, I1: nothing is known of this year. P8: the ban went along. Then taken back, by mistake: all in 7A again.
run consent
says no answer yet
run agreements
says not
ban Lars 2027-07-13 2027-08-12 told
run undo
says The new school year: taken back
run class
says 7A: 28
refuse new-year --undo
at 2027-08-04 12:00 Marit
run new-year
says 28 in their new class
# Taken back on a later day, too; and begun once more.
at 2027-08-05 12:00 Marit
refuse undo
run new-year --undo
run new-year
says 28 in their new class
ban Lars 2027-07-13 2027-08-12 told
rungs Lars 0 0 0
at 2027-08-30 08:40 Marit
ban Lars none
run log lars not-off
says 1st time this school year: P7
rungs Lars 1 0 0
# Recorded late, of the last day of the old year: there it is the third, and this year's first stays the first.
at 2027-08-31 08:40 Marit
run log lars taken-out --at 2027-07-16T11:00
says 3rd time
rungs Lars 1 0 0
# Zoë, seen on 14 July and written down now: a warning of the old year, and none in this one.
run log zoë taken-out --at 2027-07-14T14:00
says 1st time
rungs Zoë 0 0 0

run verify
