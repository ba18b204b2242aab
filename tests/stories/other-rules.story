# A school that chose otherwise (P18): a count of 180 days, a ban of ten school days and then one of a month, watches
# on a ladder of their own, misuse that is never forgotten, and the line about the police.
with other-rules.ini

at 2026-08-31 08:10 Marit
run import tests/stories/class-7A.csv --class 7A

# Tuesday 1 September is day one of 180; day 180 is 27 February: September has 30 days, then 31, 30, 31, 31 make 153,
# and 27 more. Friday 26 February still counts it, Monday 1 March does not.
at 2026-09-01 09:00 Marit
run log amina not-off
run log bo not-off
rungs Amina 1 0 0

# P3: the watch is on its own ladder, and does not make the phone a second time.
at 2026-09-02 09:00 Marit
run log eva smartwatch
says 1st time
run log eva not-off
says 1st time
rungs Eva 1 0 0

# P8 in school days. Wednesday 14 October; 15 and 16, then autumn; 26 to 30 make seven, 2, 3 and 4 November ten.
at 2026-09-15 09:00 Marit
run log sem not-off
at 2026-10-14 09:00 Marit
run log sem taken-out
says 2nd time
ban Sem 2026-10-15 2026-11-04 proposed
run tell sem child
at 2026-10-15 09:00 Marit
tick Sem parents-told
tick Sem parents-told
ban Sem 2026-10-15 2026-11-04 told
run letter sem ban --text --to - --language nl
says donderdag 15 oktober 2026 tot en met woensdag 4 november
never Weekenden

# P10 as this school filled it in: the next ban begins when the running one is over, on 5 November, and is free on
# 5 December.
at 2026-10-27 09:00 Marit
run log sem not-handed-in
says 3rd time
ban Sem 2026-10-15 2026-11-04 told 2026-11-05 2026-12-04 proposed

# P14: one line and a date.
at 2026-11-09 12:00 Marit
run log pim misuse-recording
duties Pim
  talk teacher 2026-11-09 2026-11-11
  letter head 2026-11-09 2026-11-16
  police-considered head 2026-11-09 2026-11-16

# P11 in days.
at 2027-02-26 09:00 Joost
run log amina not-off
says 2nd time
at 2027-03-01 09:00 Marit
run log bo not-off
says 1st time

# Over the turn of the year: a day in July still counts in August, and misuse of last year is the second time.
at 2027-07-01 09:00 Joost
run log finn not-off
says 1st time
at 2027-08-30 09:00 Marit
run log finn not-off
says 2nd time
run log pim misuse-call
says 2nd time

run verify
