create table finance_compensations (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    contract        $id$      not null,
    contract_number text      not null,
    party_key       text      not null,
    firm_name       text      not null,
    bank            text      not null,
    bank_name       text      not null,
    class           text      not null,
    loss            $decimal$ not null,
    diligence       text      not null,
    claimed_on      $day$     not null,
    status          text      not null,
    compensated     $decimal$,
    loss_rate       $decimal$,
    reason          text,
    decided_by      text,
    decided_on      $day$,
    recovered       $decimal$ not null
);
create unique index ix_finance_compensations_contract on finance_compensations (contract);
create index ix_finance_compensations_bank on finance_compensations (bank);
