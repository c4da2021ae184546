create table backflow_rules (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    source      text      not null,
    area_column text      not null,
    area        text      not null,
    target      text      not null,
    is_on       $bool$    not null
);
create unique index ix_backflow_rules_target on backflow_rules (target);

create table backflow_status (
    rule_id       $id$      not null primary key,
    source_number integer   not null,
    target_number integer,
    rows          $long$    not null,
    reason        text,
    at            $instant$ not null
);
