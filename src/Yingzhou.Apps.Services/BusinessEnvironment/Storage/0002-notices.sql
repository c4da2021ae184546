create table environment_notices (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    case_id       $id$      not null,
    case_number   text      not null,
    party_key     text      not null,
    firm_name     text      not null,
    scope         text      not null,
    licence_id    text      not null,
    licence_name  text      not null,
    because       text      not null,
    surely        $bool$    not null,
    authority     text      not null,
    unit          text,
    registered_on $day$     not null,
    pushed_on     $day$     not null,
    due_on        $day$     not null,
    answered_on   $day$,
    answered_by   text,
    answer        text
);
create unique index ix_environment_notices_case_id_licence_id on environment_notices (case_id, licence_id);
create index ix_environment_notices_party_key on environment_notices (party_key);

create table environment_publications (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    list_id      text      not null,
    digest       text      not null,
    market_by    text,
    justice_by   text,
    public_until $day$,
    published_on $day$,
    signature    text,
    public_key   text
);
create unique index ix_environment_publications_list_id on environment_publications (list_id);

create table environment_objections (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    kind             text      not null,
    party_key        text      not null,
    firm_name        text      not null,
    case_number      text,
    first_contact_on $day$,
    licence          text,
    department       text,
    verdict          text,
    text             text      not null,
    raised_on        $day$     not null,
    due_on           $day$     not null,
    status           text      not null,
    answer           text,
    answered_by      text,
    answered_on      $day$
);
create index ix_environment_objections_party_key on environment_objections (party_key);
create index ix_environment_objections_case_number on environment_objections (case_number);
