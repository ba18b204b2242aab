# bash completion for klaskast: commands, options, the words that a command knows. Never a name of a child: what is
# completed stands on the screen and in the history of the shell.

# What stands in this table comes from the tables of the program.
# begin completion: made by doc/tables.pl
# _klaskast_words COMMAND PLACE: the variable words becomes what may stand there, from 0; -1: its options.
_klaskast_words() {
    case "$1 $2" in
    ' 0') words='today in back lend none absent undo call exempt end-of-day log tasks done tell hear confirm suspend shorten pause lift uphold measures history card note view withdraw letter text consent agreements site page lesson prep report-site class pupil import new-year demo export report backup restore verify rebuild mend pin contents inspect purge erase settings rules keys help' ;;
    'help 0') words='today in back lend none absent undo call exempt end-of-day log tasks done tell hear confirm suspend shorten pause lift uphold measures history card note view withdraw letter text consent agreements site page lesson prep report-site class pupil import new-year demo export report backup restore verify rebuild mend pin contents inspect purge erase settings rules keys lost' ;;
    'in -1') words='--label' ;;
    'in 1') words='phone smartwatch other' ;;
    'back 1') words='phone smartwatch other' ;;
    'lend -1') words='--for' ;;
    'lend 1') words='phone smartwatch other' ;;
    'exempt -1') words='--from --until --agreed --renew --end' ;;
    'exempt 1') words='phone smartwatch other' ;;
    'end-of-day -1') words='--done' ;;
    'log -1') words='--note --again --measure --reason' ;;
    'log 1') words='not-handed-in not-off taken-out smartwatch misuse-photo misuse-posting misuse-text misuse-call misuse-threat misuse-recording misuse-other internet-1 internet-4 internet-5 internet-6 internet-7 internet-8' ;;
    'tasks -1') words='--late --mine --head --done --all' ;;
    'done -1') words='--by --how --reopen' ;;
    'tell -1') words='--how --by --task' ;;
    'tell 1') words='child parents' ;;
    'hear -1') words='--story --by --task' ;;
    'confirm -1') words='--from --until' ;;
    'suspend -1') words='--from --until --days --reason' ;;
    'shorten -1') words='--until --reason' ;;
    'pause -1') words='--reason' ;;
    'lift -1') words='--reason' ;;
    'uphold -1') words='--reason' ;;
    'measures -1') words='--all' ;;
    'card -1') words='--to' ;;
    'note -1') words='--parents --number' ;;
    'withdraw -1') words='--reason --number --other-child' ;;
    'letter -1') words='--about --to --text --talk --work --agreed --from --until --how --by --language' ;;
    'letter 1') words='warning ban suspension invitation talk-report exemption withdrawal head sign give' ;;
    'consent -1') words='--list --print --from --photo --name --portrait --dry-run' ;;
    'consent 1') words='photo name portrait all' ;;
    'consent 2') words='open yes no' ;;
    'agreements -1') words='--line --print' ;;
    'agreements 0') words='made' ;;
    'site -1') words='--title --subject --purpose --groups --verdict --sentence --reject --remark --note --group --due --dry-run' ;;
    'site 0') words='add import review history list' ;;
    'page -1') words='--group --format --to --language --with-blocklist --replace' ;;
    'lesson -1') words='--day --groups --subject --goal --site --show --contact --leave --copyright --media --no-media --adult --no-adult --shown --off --all' ;;
    'lesson 0') words='add list show site' ;;
    'prep -1') words='--replace --dry-run --conflicts' ;;
    'prep 0') words='export import' ;;
    'prep 1') words='FILE' ;;
    'report-site -1') words='--what' ;;
    'class 0') words='add rename join move remove' ;;
    'pupil -1') words='--slot --group --number' ;;
    'pupil 0') words='add rename change left back' ;;
    'import -1') words='--dry-run --explain --other-year' ;;
    'import 0') words='FILE' ;;
    'new-year -1') words='--dry-run --left --stays --move --undo' ;;
    'export -1') words='--from --until --to' ;;
    'export 0') words='class days violations measures duties sites lessons' ;;
    'report -1') words='--month --with-names --to --replace' ;;
    'backup -1') words='--to --passphrase-fd' ;;
    'restore -1') words='--yes --passphrase-fd' ;;
    'restore 0') words='FILE' ;;
    'verify -1') words='--fingerprint --all --copy --passphrase-fd' ;;
    'pin 0') words='set remove' ;;
    'contents -1') words='--passphrase-fd' ;;
    'contents 0') words='FILE' ;;
    'inspect -1') words='--to' ;;
    'purge -1') words='--dry-run --yes' ;;
    'erase -1') words='--confirm --keep-texts' ;;
    'settings -1') words='--to' ;;
    esac
}

# Does a value stand behind this option?
_klaskast_valued() {
    case $1 in
    --about | --agreed | --at | --by | --class | --config | --confirm | --conflicts | --contact | --copy | --copyright | --database | --date | --day | --days | --fingerprint | --for | --format | --from | --goal | --group | --groups | --how | --label | --language | --leave | --left | --line | --measure | --month | --move | --name | --note | --number | --passphrase-fd | --photo | --portrait | --print | --purpose | --reason | --reject | --remark | --sentence | --show | --site | --slot | --stays | --story | --subject | --talk | --task | --teacher | --title | --to | --until | --verdict | --what | --work) return 0 ;;
    esac
    return 1
}

# The values of an option, where there is a list of them.
_klaskast_values() {
    case $1 in
    --database | --config | --to | --print) words='FILE' ;;
    --format) words='html qr bookmarks managed allowlist csv' ;;
    --measure) words='none warning ban suspension talk head' ;;
    --verdict) words='review allowed together not-allowed' ;;
    --language) words='nl en' ;;
    --conflicts) words='here file' ;;
    esac
}
# end completion

_klaskast() {
    local current=${COMP_WORDS[COMP_CWORD]} command='' option='' words='' i word count=0
    local global='--database --config --class --teacher --date --at --json --help --version'

    # '--to=FILE' comes in three pieces.
    [[ $current == = ]] && current=
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $option ]]; then
            [[ $word == = ]] || option=
        elif [[ $word == --* ]]; then
            option=$word
            _klaskast_valued "$option" || option=
        elif [[ -z $command ]]; then
            command=$word
        elif [[ $word != = ]]; then
            count=$((count + 1))
        fi
    done

    if [[ -n $option ]]; then
        _klaskast_values "$option"
    elif [[ $current == -* ]]; then
        _klaskast_words "$command" -1
        words+=" $global"
    elif [[ -z $command ]]; then
        _klaskast_words '' 0
    else
        _klaskast_words "$command" "$count"
    fi

    if [[ $words == FILE ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}

complete -F _klaskast klaskast
