using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections.Content;

namespace Yingzhou.Support.Objections.Handling;

/// <summary>提出异议: somebody who has signed in, about one thing at a time.</summary>
sealed class RaiseObjection(CityContext city, CityStep step, ObjectionsContent content, Matters matters, Workdays workdays, IFiles files)
{
    const int LongestEvidence = 1_000;
    const int LongestClaim = 60;

    internal static readonly Fault SignIn = new("objections.sign-in", "请用个人或企业账号登录后再提异议。", 401);
    static readonly Fault NoMatter = new("objections.no-such-matter", "没有这一类异议，请回到原来的页面重新进入。", 404);

    public async Task<Outcome<ObjectionSheet>> Sheet(string matter, string about, Subject raiser, CancellationToken cancel)
    {
        if (content.Find(matter) is not { } terms || matters.Find(matter) is not { } kind)
            return Raiser.IsParty(raiser) || raiser.ActingPost is not null ? NoMatter : SignIn;
        if (Raiser.Of(kind, raiser).Fault is { } stranger)
            return stranger;
        var thing = await kind.Find(about, null, raiser, cancel);
        return thing.Fault is { } refused ? refused : new ObjectionSheet(terms, thing.Value);
    }

    public Task<Outcome<Guid>> Run(RaiseObjectionRequest request, Subject raiser, CancellationToken cancel)
    {
        if (content.Find(request.Matter) is not { } terms || matters.Find(request.Matter) is not { } kind)
            return Task.FromResult<Outcome<Guid>>(Raiser.IsParty(raiser) || raiser.ActingPost is not null ? NoMatter : SignIn);
        var by = Raiser.Of(kind, raiser);
        if (by.Fault is { } stranger)
            return Task.FromResult<Outcome<Guid>>(stranger);
        city.Actors.Current = raiser.AsActor();
        return step.RunOnce(nameof(RaiseObjection), request.Key, () => Raise(request, terms, kind, raiser, by.Value, cancel), cancel);
    }

    async Task<Outcome<Guid>> Raise(
        RaiseObjectionRequest request,
        MatterTerms terms,
        IObjectionMatter kind,
        Subject raiser,
        Raiser by,
        CancellationToken cancel
    )
    {
        var key = by.Key;
        var claim = Written(request.Claim);
        if ((Shape(terms, request, claim) ?? Missing(request.Files)) is { } misshapen)
            return misshapen;
        var found = await kind.Find(request.About, claim, raiser, cancel);
        if (found.Fault is { } refused)
            return refused;
        if (
            await city.Set<Objection>()
                .AnyAsync(
                    one => one.Matter == terms.Id && one.About == request.About && one.RaisedByKey == key && one.AnsweredAt == null,
                    cancel
                )
        )
            return new Fault("objections.open", "您对此已有一条异议在核查，请等答复。", 409);
        var now = city.Clock.GetUtcNow();
        var due = workdays.AddWorkdaysOpen(now.Day(), terms.Workdays);
        if (due.Fault is { } beyond)
            return beyond;
        var objection = new Objection
        {
            Region = found.Value.Region,
            Matter = terms.Id,
            About = request.About,
            Title = found.Value.Title,
            PartyKey = found.Value.PartyKey,
            RaisedByKey = key,
            RaiserName = by.Name,
            Ground = request.Ground!.Trim(),
            Evidence = Written(request.Evidence),
            Claim = claim,
            Files = request.Files.Count == 0 ? null : JsonSerializer.Serialize(request.Files),
            UnitId = found.Value.UnitId,
            Deciders = string.Join('\n', found.Value.Deciders),
            Note = found.Value.Note,
            RaisedAt = now,
            AnswerBy = due.Value.Day,
        };
        objection.Open();
        city.Add(objection);
        await city.SaveChangesAsync(cancel);
        return objection.Id;
    }

    Fault? Missing(IReadOnlyList<ObjectionFile> attached)
    {
        if (attached.Count > ObjectionFile.Most)
            return new Fault("objections.too-many-files", $"最多附 {ObjectionFile.Most} 个文件，请移除多余的，或合并成一个。")
            {
                Field = "files",
            };
        foreach (var file in attached)
        {
            using var kept = files.Open(file.Digest);
            if (kept is null)
                return new Fault("objections.file-lost", $"“{file.Name}”没有传上来，请重新选择。") { Field = "files" };
        }
        return null;
    }

    internal static Fault? Shape(MatterTerms terms, RaiseObjectionRequest request, string? claim)
    {
        var length = request.Ground?.Trim().Length ?? 0;
        if (length < terms.Least || length > terms.Most)
            return new Fault("objections.ground-length", $"“{terms.Ask}”请写 {terms.Least} 到 {terms.Most} 字，现有 {length} 字。")
            {
                Field = "ground",
            };
        if (Written(request.Evidence)?.Length > LongestEvidence)
            return new Fault("objections.evidence-length", $"证据说明不超过 {LongestEvidence} 字。") { Field = "evidence" };
        if (claim is null)
            return null;
        if (terms.Claim is not { } asked || claim.Length > LongestClaim)
            return new Fault("objections.claim-length", $"“{terms.Claim?.Label ?? "应为"}”不超过 {LongestClaim} 字，没有问到的不用填。")
            {
                Field = "claim",
            };
        return asked.Kind is AnswerKind.Date && !IsDay(claim)
            ? new Fault("objections.claim-day", $"“{asked.Label}”应为日期，例如 2026-11-20。") { Field = "claim" }
            : null;
    }

    internal static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out _);

    static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
