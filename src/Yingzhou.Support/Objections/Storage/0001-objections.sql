create table objections_objections (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    matter        text      not null,
    about         text      not null,
    title         text      not null,
    party_key     text      not null,
    raised_by_key text      not null,
    raiser_name   text      not null,
    ground        text      not null,
    evidence      text,
    claim         text,
    unit_id       text,
    deciders      text      not null,
    note          text,
    raised_at     $instant$ not null,
    answer_by     $day$     not null,
    open_key      text,
    answered_at   $instant$,
    upheld        $bool$,
    reply         text,
    answered_by   text,
    correction    text,
    effect        text
);
create unique index ix_objections_objections_open_key on objections_objections (open_key);
create index ix_objections_objections_raised_by_key on objections_objections (raised_by_key);
create index ix_objections_objections_matter_about on objections_objections (matter, about);
create index ix_objections_objections_answered_at_answer_by on objections_objections (answered_at, answer_by);
