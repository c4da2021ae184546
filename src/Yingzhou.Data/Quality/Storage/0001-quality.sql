create table quality_runs (
    id           $id$      not null primary key,
    dataset      text      not null,
    number       integer   not null,
    rules        text      not null,
    rule_count   integer   not null,
    rows         $long$    not null,
    points       $double$  not null,
    unknown      $double$  not null,
    grade        text,
    shares       text      not null,
    covered      integer   not null,
    items        integer   not null,
    quartiles    text      not null,
    milliseconds integer   not null,
    at           $instant$ not null
);
create unique index ix_quality_runs_dataset_number_rules on quality_runs (dataset, number, rules);

create table quality_results (
    run_id     $id$   not null,
    rule       text   not null,
    "column"   text   not null,
    kind       text   not null,
    severity   text   not null,
    demand     text   not null,
    checked    $long$,
    failed     $long$,
    unmeasured text,
    samples    text   not null,
    primary key (run_id, rule)
);

create table quality_orders (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    dataset         text      not null,
    rule            text      not null,
    "column"        text      not null,
    demand          text      not null,
    unit            text      not null,
    severity        text      not null,
    state           text      not null,
    open_key        text,
    failed          $long$    not null,
    samples         text      not null,
    first_number    integer   not null,
    last_number     integer   not null,
    due_on          $day$     not null,
    returned_before $bool$    not null,
    note            text,
    waived_until    $day$,
    closed_at       $instant$
);
create unique index ix_quality_orders_open_key on quality_orders (open_key);
create index ix_quality_orders_unit_id on quality_orders (unit, id);
