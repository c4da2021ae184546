using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Answers">Field and minimal answer; <c>null</c> where no live consent covers it. Empty for officials: what is allowed to a bank is for that bank.</param>
/// <param name="OfBank">Whether the reader is the bank that was asked, and so may answer.</param>
sealed record ApplicationCard(LoanApplication Application, IReadOnlyList<(string Title, string? Answer)> Answers, bool OfBank);

enum BankDeed
{
    Accept,
    Approve,
    Refuse,
}

sealed record BankAnswerRequest(Guid Id, BankDeed Deed, RefusalCode? Refusal, string? Note, int Seen);

/// <summary>
/// The bank's side (银行端): an officer sees what was sent to their bank and nothing else, answers it, and reads data only by consent, each field with a receipt. Officials see the
/// same applications without data and without the answer.
/// </summary>
sealed class BankDesk(
    CityContext city,
    CityStep step,
    FinanceContent finance,
    ConsentSeals seals,
    ConsentLedger ledger,
    IPermissions permissions,
    TimeProvider clock
)
{
    const int Shown = 100;

    /// <summary>What waits, by its deadline.</summary>
    public async Task<IReadOnlyList<LoanApplication>> List(Subject official, CancellationToken cancel)
    {
        var bank = FinanceRights.BankOf(official);
        if (bank is null && official.Scope is null)
            return [];
        var all = city.Set<LoanApplication>().AsNoTracking();
        return await (bank is null ? all.Within(official.Scope!) : all.Where(one => one.Bank == bank))
            .OrderBy(one => one.DecidedAt != null)
            .ThenBy(one => one.AnswerBy)
            .ThenByDescending(one => one.Id)
            .Take(Shown)
            .ToListAsync(cancel);
    }

    /// <summary>Opens the card: every field that is told leaves a receipt in the same step; without the receipt nothing is told.</summary>
    public Task<Outcome<ApplicationCard>> Open(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(BankDesk), () => Card(id, official, cancel), cancel);
    }

    async Task<Outcome<ApplicationCard>> Card(Guid id, Subject official, CancellationToken cancel)
    {
        var ofBank = FinanceRights.BankOf(official) is not null;
        var found = await Find(id, ofBank ? FinanceRights.Bank : FinanceRights.See, official, cancel);
        if (found.Fault is { } fault)
            return fault;
        var application = found.Value;
        if (!ofBank)
            return new ApplicationCard(application, [], OfBank: false);
        var now = clock.GetUtcNow();
        var consents = (
            await city.Set<Consent>()
                .AsNoTracking()
                .Where(one => one.PartyKey == application.PartyKey && one.Recipient == application.Bank && one.Purpose == Consent.ForLoan)
                .ToListAsync(cancel)
        ).FindAll(seals.IsGenuine);
        if (await TooOften(consents, now, cancel) is { } often)
            return often;
        var profile = await city.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(one => one.PartyKey == application.PartyKey, cancel);
        var sheet = profile?.Sheet(finance, now);
        var answers = new List<(string, string?)>();
        var told = new List<(Consent Consent, ToldField Field)>();
        foreach (var definition in finance.Facts.All)
        {
            var request = new FieldRequest(application.PartyKey, application.Bank, Consent.ForLoan, definition.Name, now);
            var consent = consents.Find(consent => ConsentRules.Covers(consent.Scope, request));
            var answer = consent is null ? null : Minimal(definition, sheet?.Find(definition.Name));
            answers.Add((definition.Title, answer));
            if (consent is not null)
                told.Add((consent, new(definition.Name, definition.Title, answer!)));
        }
        foreach (var opened in told.GroupBy(one => one.Consent))
            await ledger.Read(opened.Key, official.Name, now, [.. opened.Select(one => one.Field)], cancel);
        await city.SaveChangesAsync(cancel);
        return new ApplicationCard(application, answers, OfBank: true);
    }

    async Task<Fault?> TooOften(IReadOnlyList<Consent> consents, DateTimeOffset now, CancellationToken cancel)
    {
        var from = CityTime.StartOf(now.Day());
        var ids = consents.Where(consent => consent.Scope.IsLive(now)).Select(consent => consent.Id).ToList();
        return ReadRate.Refuse(
            await city.Set<ReadReceipt>()
                .Where(receipt => ids.Contains(receipt.Consent) && receipt.ReadAt >= from)
                .Select(receipt => receipt.ReadAt)
                .Distinct()
                .CountAsync(cancel)
        );
    }

    string Minimal(FactDefinition definition, Fact? fact) =>
        fact?.Value switch
        {
            null => "没有数据",
            FeelBoolean truth => truth.Value ? "是" : "否",
            FeelNumber number when number.Value.ToDecimal() is { } value && finance.Brackets.TryGetValue(definition.Name, out var limits) =>
                $"{ConsentRules.Bracket(value * definition.Scale, [.. limits.Select(limit => limit * definition.Scale)])} {definition.Unit}",
            _ => "有数据",
        };

    public Task<Outcome<Done>> Answer(BankAnswerRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(BankAnswerRequest), () => Decide(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Decide(BankAnswerRequest request, Subject official, CancellationToken cancel)
    {
        var found = await Find(request.Id, FinanceRights.Bank, official, cancel);
        if (found.Fault is { } fault)
            return fault;
        var application = found.Value;
        if (application.Version != request.Seen)
            return new Fault("finance.stale", "这笔申请刚才有人处理过，请刷新后再操作。", 412);
        var now = clock.GetUtcNow();
        var refused = request.Deed switch
        {
            BankDeed.Accept => application.Accept(now),
            BankDeed.Approve => application.Approve(request.Note, now),
            _ => application.Refuse(request.Refusal, request.Note, now),
        };
        if (refused is not null)
            return refused;
        if (request.Deed is BankDeed.Refuse)
            foreach (
                var consent in await city.Set<Consent>()
                    .Where(one => one.PartyKey == application.PartyKey && one.Recipient == application.Bank)
                    .ToListAsync(cancel)
            )
                consent.RefusedAt ??= now;
        return Done.It;
    }

    async Task<Outcome<LoanApplication>> Find(Guid id, string action, Subject official, CancellationToken cancel)
    {
        if (await city.Set<LoanApplication>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } application)
            return new Fault("finance.no-such-application", "没有这笔申请，请回到列表重新选择。", 404);
        return permissions.Refuse(official, action, FinanceRights.ResourceOf(application)) is { } refused ? refused : application;
    }
}
