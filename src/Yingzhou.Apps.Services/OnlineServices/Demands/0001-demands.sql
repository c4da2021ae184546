create table demands_answers (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    item        text      not null,
    paper       text      not null,
    legal_basis text,
    answered_at $instant$ not null,
    answered_by text      not null
);
create unique index ix_demands_answers_region_item_paper on demands_answers (region, item, paper);
