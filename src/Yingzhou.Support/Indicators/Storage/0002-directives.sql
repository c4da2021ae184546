create table indicators_directives (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    indicator     text      not null,
    area          text      not null,
    period        $day$     not null,
    figure        text      not null,
    text          text      not null,
    unit          text      not null,
    due_on        $day$     not null,
    given_by      text      not null,
    given_name    text      not null,
    stage         text      not null,
    answer        text,
    answered_name text,
    answered_at   $instant$,
    opinion       text
);
create index ix_indicators_directives_indicator on indicators_directives (indicator);
create index ix_indicators_directives_given_by on indicators_directives (given_by);
create index ix_indicators_directives_unit on indicators_directives (unit);
