using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Head">The last line; <c>null</c> while nothing was ever allowed.</param>
/// <param name="Noted">Whether the head that was noted earlier is still a line of it; <c>null</c> when none was asked about.</param>
sealed record LedgerView(
    IReadOnlyList<LedgerEntry> Newest,
    int Count,
    LedgerEntry? Head,
    bool HeadIsSealed,
    IReadOnlyList<LedgerProblem> Problems,
    bool? Noted
);

/// <summary>授权账本: written in the step of what it records, read and reconciled by the enterprise itself.</summary>
sealed class ConsentLedger(CityContext city, ConsentSeals seals)
{
    const int Shown = 50;

    public Task Given(Consent consent, CancellationToken cancel) =>
        Write(consent.PartyKey, LedgerKind.Given, consent.Id, consent.Text, consent.LiveFrom, cancel);

    public Task Withdrawn(Consent consent, CancellationToken cancel) =>
        Write(
            consent.PartyKey,
            LedgerKind.Withdrawn,
            consent.Id,
            ConsentText.Withdrawal(consent.Id, consent.WithdrawnAt!.Value),
            consent.WithdrawnAt.Value,
            cancel
        );

    /// <summary>One opening of data: a receipt for each field and one line for all of them. Nothing told, nothing written.</summary>
    public async Task Read(Consent consent, string reader, DateTimeOffset at, IReadOnlyList<ToldField> fields, CancellationToken cancel)
    {
        if (fields.Count == 0)
            return;
        if (!await Has(consent, cancel))
            // A consent from before the ledger: its sealed words open it.
            await Write(consent.PartyKey, LedgerKind.Given, consent.Id, consent.Text, at, cancel);
        city.AddRange(
            fields.Select(field => new ReadReceipt
            {
                PartyKey = consent.PartyKey,
                Consent = consent.Id,
                BankName = consent.BankName,
                Purpose = consent.Purpose,
                Field = field.Title,
                Answer = field.Answer,
                Reader = reader,
                ReadAt = at,
            })
        );
        var text = LedgerChain.ReadText(consent.Id, consent.BankName, reader, at, fields);
        await Write(consent.PartyKey, LedgerKind.Read, consent.Id, text, at, cancel);
    }

    async Task<bool> Has(Consent consent, CancellationToken cancel) =>
        city.Set<LedgerEntry>().Local.Any(one => one.Consent == consent.Id)
        || await city.Set<LedgerEntry>()
            .AnyAsync(one => one.PartyKey == consent.PartyKey && one.Consent == consent.Id && one.Kind == LedgerKind.Given, cancel);

    async Task Write(string party, LedgerKind kind, Guid consent, string text, DateTimeOffset at, CancellationToken cancel)
    {
        // What this step has written is not in the database yet.
        var entries = city.Set<LedgerEntry>();
        var last =
            entries.Local.Where(one => one.PartyKey == party).MaxBy(one => one.Number)
            ?? await entries
                .AsNoTracking()
                .Where(one => one.PartyKey == party)
                .OrderByDescending(one => one.Number)
                .FirstOrDefaultAsync(cancel);
        var line = LedgerChain.Next(last?.Line, kind, consent, text);
        city.Add(
            new LedgerEntry
            {
                PartyKey = party,
                Number = line.Number,
                Kind = kind,
                Consent = consent,
                Text = text,
                Previous = line.Previous,
                Hash = line.Hash,
                Seal = seals.Seal(line.Hash),
                At = at,
            }
        );
    }

    /// <param name="noted">A hash that the enterprise wrote down earlier.</param>
    public async Task<Outcome<LedgerView>> Mine(string? noted, Subject subject, CancellationToken cancel)
    {
        if (subject is not { Kind: SubjectKind.Enterprise, PartyKey: { } key })
            return MyFinance.NotAFirm;
        var entries = await city.Set<LedgerEntry>()
            .AsNoTracking()
            .Where(one => one.PartyKey == key)
            .OrderBy(one => one.Number)
            .ToListAsync(cancel);
        var consents = (await city.Set<Consent>().AsNoTracking().Where(one => one.PartyKey == key).ToListAsync(cancel)).ToDictionary(
            one => one.Id,
            one => one.Scope
        );
        // Receipts from before the ledger have no line in it.
        var since = entries.FirstOrDefault()?.At ?? DateTimeOffset.MaxValue;
        var receipts = (
            await city.Set<ReadReceipt>().AsNoTracking().Where(one => one.PartyKey == key && one.ReadAt >= since).ToListAsync(cancel)
        ).ConvertAll(one => new KeptReceipt(one.Consent, one.Field, one.Answer, one.ReadAt));
        var head = entries.LastOrDefault();
        var asked = noted?.Trim().ToLowerInvariant();
        return new LedgerView(
            [.. Enumerable.Reverse(entries).Take(Shown)],
            entries.Count,
            head,
            head is null || seals.IsSealed(head.Hash, head.Seal),
            LedgerChain.Audit(entries.ConvertAll(one => one.Line), consents, receipts),
            string.IsNullOrEmpty(asked) ? null : entries.Exists(one => one.Hash == asked)
        );
    }
}
