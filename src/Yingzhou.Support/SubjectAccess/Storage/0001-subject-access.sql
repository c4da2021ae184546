create table subjects_requests (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    kind           text      not null,
    person_key     text      not null,
    person         text      not null,
    words          text,
    asked_at       $instant$ not null,
    answer_by      $day$     not null,
    answered_at    $instant$,
    granted        $bool$,
    reply          text,
    basis          text,
    answered_by    text,
    last_copied_at $instant$
);
create index ix_subjects_requests_person_key on subjects_requests (person_key);
create index ix_subjects_requests_answered_at_answer_by on subjects_requests (answered_at, answer_by);
