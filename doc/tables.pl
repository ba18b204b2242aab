#!/usr/bin/perl
# The tables of the manual pages, of doc/journal.md and of the completion of bash come from the tables in the source:
# keys, commands, settings, kinds of events. They stand between the marks 'begin NAME' and 'end NAME' of those files.
# The Dutch page takes its sentences from po/nl.po, as the program does.
#
#   doc/tables.pl            puts them in
#   doc/tables.pl --check    says which page differs, and changes nothing
use strict;
use warnings;
use open ':std', ':encoding(UTF-8)';
use FindBin;

chdir "$FindBin::Bin/.." or die "$FindBin::Bin/..: $!\n";

sub slurp {
    my ($path) = @_;
    open my $file, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    local $/;
    return scalar <$file>;
}

# "one " "two" of C as one text.
sub joined {
    my ($literals) = @_;
    my $text = join '', $literals =~ /"((?:[^"\\]|\\.)*)"/g;
    $text =~ s/\\n/ /g;
    $text =~ s/\\(.)/$1/g;
    return $text;
}

# As roff wants it: nothing that looks like a request, a hyphen that can be copied.
sub roff {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/-/\\-/g;
    $text =~ s/^([.'])/\\&$1/;
    return $text;
}

my %dutch;

sub read_dutch {
    my $po = slurp('po/nl.po');
    while ($po =~ /^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm) {
        my ($english, $translation) = (joined($1), joined($2));
        $dutch{$english} = $translation if $translation ne '';
    }
}

# The language of the page that is being made: nothing, or 'nl'.
my $language = '';

sub said {
    my ($text) = @_;
    return $language ? $dutch{$text} // $text : $text;
}

sub choose {
    my ($english, $dutch) = @_;
    return $language ? $dutch : $english;
}

my $strings = qr/(?:"(?:[^"\\]|\\.)*"\s*)+/;

sub actions {
    my $source = slurp('include/klaskast/ui/action.h');
    $source =~ s/\\\n/\n/g;
    my @rows;
    while ($source =~ /\bX\(\w+,\s*"([\w-]+)",\s*"([^"]*)",[^"]*?,\s*N_\(($strings)\)/g) {
        push @rows, [ $1, $2, said(joined($3)) ];
    }
    die "action.h: its rows were not found\n" if @rows < 40;
    return @rows;
}

sub commands {
    my $source = slurp('src/app/command_table.c');
    my ($table) = $source =~ /commands\[\] = \{(.*?)\n\};/s or die "command_table.c: the table was not found\n";
    my @rows;
    while ($table =~ /\{\s*"([\w-]+)",\s*(\w+),\s*($strings),\s*($strings),[^"]*N_\(($strings)\)/g) {
        push @rows, [ $1, joined($3), joined($4), said(joined($5)), $2 ];
    }
    my $count = () = $table =~ /\bcmd_\w+ \}/g;
    die "command_table.c: not all of its rows were found\n" if @rows < 10 || @rows != $count;
    return @rows;
}

sub command_groups {
    my $source = slurp('src/app/command_table.c');
    my %labels;
    $labels{$1} = said(joined($2)) while $source =~ /\[(COMMANDS_\w+)\]\s*=\s*N_\(($strings)\)/g;
    die "command_table.c: no groups\n" if keys %labels < 3;
    return %labels;
}

# What help says of each command: command => [ example, related commands, what it does ].
sub command_texts {
    my $source = slurp('src/app/command_texts.c');
    my ($table) = $source =~ / more\[\] = \{(.*?)\n\};/s or die "command_texts.c: no texts\n";
    my %texts;
    while ($table =~ /\{\s*"([\w-]+)",\s*(?:N_\()?($strings)\)?,\s*($strings),\s*N_\(($strings)\)/g) {
        $texts{$1} = [ said(joined($2)), joined($3), said(joined($4)) ];
    }
    return %texts;
}

# "command option" => [ value, what it does ]; for all commands with that option: " option".
sub option_texts {
    my $source = slurp('src/app/command_texts.c');
    my ($table) = $source =~ / options\[\] = \{(.*?)\n\};/s or die "command_texts.c: no options\n";
    my %texts;
    while ($table =~ /\{\s*"([\w-]*)",\s*"([\w-]+)",\s*"([^"]*)",\s*N_\(($strings)\)/g) {
        $texts{"$1 $2"} = [ $3, said(joined($4)) ];
    }
    return %texts;
}

sub settings {
    my $source = slurp('src/domain/settings_table.c');
    my ($table) = $source =~ / table\[\] = \{(.*?)\n\};/s or die "settings_table.c: the table was not found\n";
    my @rows;
    while ($table =~ /\{\s*"(\w+)",\s*"(\w+)",(.*?)N_\(($strings)\)/gs) {
        my ($section, $name, $middle, $sentence) = ($1, $2, $3, $4);
        my ($value) = $middle =~ /\.value = "([^"]*)"/;
        push @rows, [ $section, $name, $value // '', said(joined($sentence)) ];
    }
    die "settings_table.c: its rows were not found\n" if @rows < 10;
    return @rows;
}

sub sections {
    my $source = slurp('src/domain/settings_table.c');
    my ($table) = $source =~ / sections\[\] = \{(.*?)\n\};/s or die "settings_table.c: no sections\n";
    my @rows;
    push @rows, [ $1, said(joined($2)) ] while $table =~ /\{\s*"([\w.]+)",\s*N_\(($strings)\)/gs;
    return @rows;
}

sub violations {
    my $source = slurp('src/domain/ladder_names.c');
    my @rows;
    push @rows, [ $1, said(joined($2)) ] while $source =~ /\[VIOLATION_\w+\]\s*=\s*\{\s*"([\w-]+)",\s*N_\(($strings)\)/g;
    die "ladder_names.c: no kinds of violations\n" if @rows < 10;
    return @rows;
}

sub placeholders {
    my $source = slurp('src/io/letter_placeholders.c');
    my @rows;
    push @rows, [ $1, said(joined($2)) ] while $source =~ /\{\s*"(\w+)",\s*N_\(($strings)\)/g;
    die "letter_placeholders.c: its rows were not found\n" if @rows < 20;
    return @rows;
}

sub exports {
    my $source = slurp('src/app/cmd_export.c');
    my @rows;
    while ($source =~ /(\w+)_columns\[\] = \{(.*?)\n\};/gs) {
        my ($table, $columns) = ($1, $2);
        push @rows, [ $table, $1, said(joined($2)) ] while $columns =~ /\{\s*"(\w+)",\s*N_\(($strings)\)/g;
    }
    die "cmd_export.c: its columns were not found\n" if @rows < 40;
    return @rows;
}

sub events {
    my $source = slurp('src/domain/event.c');
    my @rows;
    while ($source =~ /\{ "(\w+)", THING_(\w+), (true|false),\s*"([^"]*)",\s*($strings)\}/g) {
        my ($kind, $thing, $makes, $fields, $meaning) = ($1, lc $2, $3, $4, $5);
        my $article = $thing =~ /^[aeiou]/ ? 'an' : 'a';
        my $about = $makes eq 'true' ? "a new $thing" : "$article $thing";
        push @rows, [ $kind, $about, $fields, joined($meaning) ];
    }
    die "event.c: its rows were not found\n" if @rows < 20;
    return @rows;
}

# The names in a table of the source: [CONSENT_PHOTO] = { "photo", or [LETTER_BAN] = "ban".
sub named {
    my ($file, $pattern, $table) = @_;
    my $text = slurp($file);
    ($text) = $text =~ /$table(.*?)\n\};/s or die "$file: no table $table\n" if $table;
    my @names = $text =~ /\[$pattern\]\s*=\s*\{?\s*"([a-z][\w-]*)"/g;
    my %seen;
    @names = grep { !$seen{$_}++ } @names;
    die "$file: no names of $pattern\n" if @names < 2;
    return join ' ', @names;
}

# What may stand in one place behind a command: 'add|import' as it is, words in capitals by what they mean.
sub completed_word {
    my ($command, $token) = @_;
    my @words;
    for my $word (split /\|/, $token) {
        if ($word =~ /^[a-z][a-z-]*$/) { push @words, $word }
        elsif ($word eq 'DEVICE') { push @words, named('src/domain/device.c', 'DEVICE_\w+') }
        elsif ($word eq 'FILE') { push @words, 'FILE' }
        elsif ($word eq 'ANSWER') { push @words, named('src/domain/consent.c', 'CONSENT_(?:OPEN|YES|NO)') }
        elsif ($word eq 'KIND') {
            push @words, {
                log => sub { named('src/domain/ladder_names.c', 'VIOLATION_\w+') =~ s/\binternet\b/join ' ', map { "internet-$_" } 1, 4 .. 8/er },
                letter => sub { named('src/domain/letter_state.c', 'LETTER_\w+', qr/names\[LETTER_KINDS\]/) },
                consent => sub { 'photo name portrait all' },
            }->{$command}->();
        }
    }
    return join ' ', @words;
}

sub completed_options {
    my ($options) = @_;
    return join ' ', map { '--' . s/=$//r } split / /, $options;
}

sub completion {
    my @commands = commands();
    my (%valued, $cases);
    for my $row (@commands) {
        my ($name, $arguments, $options) = @$row;
        $valued{$1} = 1 while $options =~ /([\w-]+)=/g;
        $cases .= sprintf "    '%s -1') words='%s' ;;\n", $name, completed_options($options) if $options ne '';
        my $place = 0;
        for my $token (split / /, $arguments =~ s/[\[\]]//gr) {
            my $words = completed_word($name, $token);
            $cases .= sprintf "    '%s %d') words='%s' ;;\n", $name, $place, $words if $words ne '';
            $place++;
        }
    }
    $valued{$_} = 1 for qw(database config class teacher date at);
    return join '', "# _klaskast_words COMMAND PLACE: the variable words becomes what may stand there, from 0; -1: its options.\n",
        "_klaskast_words() {\n    case \"\$1 \$2\" in\n",
        sprintf("    ' 0') words='%s help' ;;\n", join ' ', map { $_->[0] } @commands),
        sprintf("    'help 0') words='%s lost' ;;\n", join ' ', map { $_->[0] } @commands), $cases,
        "    esac\n}\n\n", "# Does a value stand behind this option?\n_klaskast_valued() {\n    case \$1 in\n    ",
        join(' | ', map { "--$_" } sort keys %valued), ") return 0 ;;\n    esac\n    return 1\n}\n\n",
        "# The values of an option, where there is a list of them.\n_klaskast_values() {\n    case \$1 in\n",
        map({ sprintf "    %s) words='%s' ;;\n", @$_ }
            [ '--database | --config | --to | --print', 'FILE' ],
            [ '--format', named('src/domain/start_page.c', 'PAGE_\w+') ],
            [ '--measure', named('src/domain/ladder_names.c', 'MEASURE_\w+') ],
            [ '--verdict', named('src/domain/site.c', 'VERDICT_\w+') ],
            [ '--language', join ' ', slurp('include/klaskast/base/translate.h') =~ /^    X\(\w+, "(\w\w)"/mg ],
            [ '--conflicts', 'here file' ]),
        "    esac\n}\n";
}

# The page with keys: headings in English and Dutch, and the actions below each.
my @key_page = (
    [ 'The class (F2)', 'De groep (F2)', qw(phone none absent rest-none watch watch-bag other lend lend-class give-back undo redo search
            card day-before day-after) ],
    [ 'Something went wrong', 'Er ging iets mis', qw(violation details later parents-told exempt call-home report-site measure-list) ],
    [ 'What is to be done (F3)', 'Te doen (F3)', qw(done letter other-tasks) ],
    [ 'A letter', 'Een brief', qw(make-letter copy-letter fill-letter letter-signed letter-given) ],
    [ 'The card of a child', 'De kaart van een kind', qw(measures withdraw note parents-words inspect print-card) ],
    [ 'Sites (F4)', 'Sites (F4)', qw(review add bookmarks group show open site-history publish) ],
    [ 'Lessons (F5)', 'Lessen (F5)', qw(lesson lesson-copy lesson-board lesson-reviews lesson-given lessons-export lessons-import) ],
    [ 'The year (F6)', 'Het jaar (F6)', qw(overview-page overview-open overview-names) ],
    [ 'Now and then', 'Af en toe', qw(import edit class teacher consent agreements texts new-year past-time) ],
    [ 'Everywhere', 'Overal', qw(board blank lock pin help actions theme quit) ],
);

sub html {
    my ($text) = @_;
    return $text =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr;
}

sub key_page {
    my %actions = map { $_->[0] => $_ } actions();
    my $row = sub {
        my ($keys, $help) = @_;
        $keys =~ s/Space/Spatie/ if $language;
        return sprintf "<tr><th>%s</th><td>%s</td></tr>\n", join(' ', map { '<kbd>' . html($_) . '</kbd>' } split / /, $keys), html($help);
    };
    my $page = '';
    for my $group (@key_page) {
        my ($english, $dutch, @names) = @$group;
        $page .= '<section><h2>' . html(choose($english, $dutch)) . "</h2>\n<table>\n";
        $page .= $row->('12 Enter', choose('The phone of slot 12 is handed in', 'De telefoon van vak 12 is ingeleverd')) if $names[0] eq 'phone';
        for my $name (@names) {
            my $action = $actions{$name} or die "action.h: there is no action '$name'\n";
            $page .= $row->($action->[1], $action->[2]);
        }
        $page .= "</table></section>\n";
    }
    return $page;
}

my %made = (
    keypage => \&key_page,
    completion => \&completion,
    kinds => sub {
        my $of = choose('Internet agreement', 'Internetafspraak');
        my $one = choose('one of', 'een van');
        my $needs = choose('needs', 'met');
        join '', ".TS\nlB l.\n", map({
                my ($name, $label) = @$_;
                $name eq 'internet' ? "internet\\-\\fIN\\fR\t$of \\fIN\\fR, $one 1, 4, 5, 6, 7, 8\n"
                    : sprintf "%s\t%s%s\n", roff($name), roff($label), $name =~ /other/ ? " ($needs \\fB\\-\\-note\\fR)" : ''
            } violations()), ".TE\n";
    },
    keys => sub {
        join '', ".TS\nlB lB lB\nlB l lw(38n).\n", choose("action\tkeys\tdoes\n", "actie\ttoetsen\tdoet\n"),
            map({
                my ($name, $keys, $help) = @$_;
                $keys =~ s/ /, /g;
                sprintf "%s\t%s\tT{\n%s\nT}\n", map { roff($_) } $name, $keys, $help
            } actions()),
            ".TE\n";
    },
    commands => sub {
        my %groups = command_groups();
        my %more = command_texts();
        my %options = option_texts();
        my $for_example = choose('For example:', 'Bijvoorbeeld:');
        my ($group, $page) = ('', '');
        for my $row (commands()) {
            my ($name, $arguments, $own, $summary, $of) = @$row;
            my $text = $more{$name} or die "command_texts.c: nothing about $name\n";
            my ($example, undef, $says) = @$text;
            $page .= sprintf ".SS %s\n", roff($groups{$of}) if $of ne $group;
            $group = $of;
            my $use = join ' ', map { "\\fI$_\\fR" } map { roff($_) } split / /, $arguments;
            $page .= sprintf ".TP\n\\fB%s\\fR%s\n%s.\n%s\n", roff($name), $use ? " $use" : '', roff($summary),
                roff($says) =~ s/(?<=[.:;]) (?=\S)/\n/gr =~ s/^([.'])/\\&$1/gmr;
            $page .= ".RS\n" if $own ne '';
            for my $option (map { s/=$//r } split / /, $own) {
                my $what = $options{"$name $option"} // $options{" $option"} or die "command_texts.c: nothing about --$option\n";
                $page .= sprintf ".TP\n\\fB\\-\\-%s\\fR%s\n%s\n", roff($option), $what->[0] eq '' ? '' : " \\fI" . roff($what->[0]) . "\\fR",
                    roff($what->[1]);
            }
            $page .= ".RE\n" if $own ne '';
            $page .= sprintf ".IP\n%s \\fB%s\\fR\n", $for_example, roff($example);
        }
        return $page;
    },
    settings => sub {
        my $last = '';
        my %about = map { @$_ } sections();
        join '', map {
            my ($section, $name, $value, $sentence) = @$_;
            my $head = $section eq $last ? '' : sprintf ".SS [%s]\n%s\n", roff($section), roff($about{$section});
            $last = $section;
            sprintf "%s.TP\n\\fB%s\\fR = %s\n%s\n", $head, roff($name), $value eq '' ? choose('(empty)', '(leeg)') : roff($value), roff($sentence)
        } settings();
    },
    sections => sub {
        my %single = map { $_->[0] => 1 } settings();
        join '', map { sprintf ".TP\n\\fB[%s]\\fR\n%s\n", roff($_->[0]), roff($_->[1]) }
            grep { !$single{ $_->[0] } } sections();
    },
    placeholders => sub {
        join '', ".TS\nlB lB\nlB lw(52n).\n",
            choose("placeholder\twhat stands there\n", "invulplek\twat daar komt te staan\n"),
            map({ sprintf "%s\tT{\n%s\nT}\n", map { roff($_) } @$_ } placeholders()), ".TE\n";
    },
    exports => sub {
        my $last = '';
        join '', map {
            my ($table, $column, $meaning) = @$_;
            my $head = $table eq $last ? '' : sprintf ".SS %s\n", roff($table);
            $last = $table;
            sprintf "%s.TP\n\\fB%s\\fR\n%s\n", $head, roff($column), roff($meaning)
        } exports();
    },
    events => sub {
        join '', "| kind | about | fields in `data` | meaning |\n| --- | --- | --- | --- |\n", map {
            my ($kind, $about, $fields, $meaning) = @$_;
            sprintf "| `%s` | %s | %s | %s |\n", $kind, $about, join(' ', map { "`$_`" } split / /, $fields), $meaning
        } events();
    },
);

# The version and the day of its release, above a manual page.
my ($version) = slurp('Makefile') =~ /^VERSION := (\S+)$/m or die "Makefile: no VERSION\n";
my ($day, $month, $year) = slurp('debian/changelog') =~ /^ -- .*>  \w+, (\d+) (\w+) (\d+)/m or die "debian/changelog: no day\n";
my %months;
@months{qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec)} = 1 .. 12;
$day = sprintf '%d-%02d-%02d', $year, $months{$month}, $day;

my $check = @ARGV && $ARGV[0] eq '--check';
my %seen;
read_dutch();
for my $page ('doc/klaskast.1', 'doc/klaskast.nl.1', 'doc/journal.md', 'share/klaskast.bash', 'share/klaskast.metainfo.xml', 'doc/keys.html',
    'doc/toetsen.html') {
    $language = $page =~ /\.nl\.|toetsen/ ? 'nl' : '';
    my $before = slurp($page);
    my $after = $before;
    $after =~ s{^([^\n]*\bbegin (\w+): made by doc/tables\.pl[^\n]*\n)(.*?)(^[^\n]*\bend \2\b)}{
        my ($start, $name, $end) = ($1, $2, $4);
        die "$page: there is no table '$name'\n" if !$made{$name};
        $seen{$name} = 1;
        $start . $made{$name}->() . $end
    }gems;
    $after =~ s/^(\.TH KLASKAST 1) "[^"]*" "[^"]*"/$1 "$day" "klaskast $version"/m;
    $after =~ s/<release version="[^"]*" date="[^"]*"/<release version="$version" date="$day"/;
    next if $after eq $before;
    if ($check) {
        print "$page is not what the tables in the source say: run 'make doc'\n";
        next;
    }
    open my $file, '>:encoding(UTF-8)', $page or die "$page: $!\n";
    print $file $after;
    close $file or die "$page: $!\n";
}
print "no page has a place for the table '$_'\n" for grep { !$seen{$_} } sort keys %made;
