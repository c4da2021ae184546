create table express_breaches (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    line_id     $id$      not null,
    trouble     text      not null,
    text        text      not null,
    since       $instant$ not null,
    until       $instant$
);
create index ix_express_breaches_line_id_since on express_breaches (line_id, since);

create table express_erasures (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    line_id         $id$      not null,
    person          text      not null,
    basis           text      not null,
    still_at_source integer,
    erased          integer   not null,
    done_at         $instant$
);
create index ix_express_erasures_line_id on express_erasures (line_id);

create table express_erasure_subjects (
    order_id $id$ not null primary key,
    person   text not null
);
