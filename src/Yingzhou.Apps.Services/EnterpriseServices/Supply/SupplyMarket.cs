using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Supply;

/// <param name="Score">From 0 to 1.</param>
/// <param name="Contact">Set when one of the two has pressed 联系.</param>
/// <param name="Phone">In clear, once there is a contact; each look is kept in the audit.</param>
sealed record SupplyMatch(SupplyEntry Other, double Score, SupplyContact? Contact, string? Phone);

/// <summary>One's own entry with the five that fit it best.</summary>
sealed record OwnSupply(SupplyEntry Entry, IReadOnlyList<SupplyMatch> Matches);

sealed record PublishSupplyRequest(SupplySide? Side, string Product, decimal Quantity, string Text, string Phone, int Days, string? Key);

/// <summary>供需对接 at the enterprises' end: publish, see the five best, press 联系, say when it was signed.</summary>
sealed partial class SupplyMarket(CityContext city, CityStep step, MyFirm mine, FurtherFiles files, IAudit audit, TimeProvider clock)
{
    const int Shortest = 4;
    const int Longest = 300;
    const int LongestDays = 180;
    const int MostOpen = 20;

    static readonly Fault Unknown = new("enterprise.no-such-supply", "没有这条供需信息，可能已经撤下，请刷新后再试。", 404);

    public async Task<Outcome<IReadOnlyList<OwnSupply>>> Mine(Subject subject, CancellationToken cancel)
    {
        var firm = await mine.Find(subject, cancel);
        if (firm.Fault is { } fault)
            return fault;
        var today = clock.GetUtcNow().Day();
        var open = await Open(today, cancel);
        var key = firm.Value.PartyKey;
        var contacts = await city.Set<SupplyContact>()
            .AsNoTracking()
            .Where(one => one.NeedParty == key || one.OfferParty == key)
            .ToListAsync(cancel);
        city.Actors.Current = subject.AsActor();
        var all = new List<OwnSupply>();
        foreach (var entry in open.Where(entry => entry.PartyKey == key).OrderByDescending(entry => entry.Id))
        {
            var matches = new List<SupplyMatch>();
            foreach (var match in Best(entry, open))
                matches.Add(
                    contacts.Find(one => Between(one, entry, match.Other)) is { } contact
                        ? match with
                        {
                            Contact = contact,
                            Phone = await audit.Reveal(match.Other.Phone, $"SupplyEntry/{match.Other.Id}", "联系电话", "供需对接", cancel),
                        }
                        : match
                );
            all.Add(new(entry, matches));
        }
        return all;
    }

    public async Task<IReadOnlyList<SupplyEntry>> Open(DateOnly today, CancellationToken cancel) =>
        await city.Set<SupplyEntry>().AsNoTracking().Where(entry => entry.ClosedAt == null && entry.Until >= today).ToListAsync(cancel);

    /// <summary>The five that fit best, of the other side and of other enterprises.</summary>
    public IReadOnlyList<SupplyMatch> Best(SupplyEntry entry, IReadOnlyList<SupplyEntry> open)
    {
        var others = open.Where(other => other.Side != entry.Side && other.Uscc != entry.Uscc);
        return
        [
            .. others
                .Select(other => new SupplyMatch(
                    other,
                    entry.Side is SupplySide.Need ? Score(entry, other) : Score(other, entry),
                    null,
                    null
                ))
                .Where(match => match.Score >= SupplyMatching.Least)
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Other.Id)
                .Take(SupplyMatching.Shown),
        ];
    }

    double Score(SupplyEntry need, SupplyEntry offer) =>
        SupplyMatching.Score(need.Slot, offer.Slot, files.Supply.Between(need.Region, offer.Region));

    static bool Between(SupplyContact contact, SupplyEntry one, SupplyEntry other) =>
        (contact.Need == one.Id && contact.Offer == other.Id) || (contact.Need == other.Id && contact.Offer == one.Id);

    public Task<Outcome<Guid>> Publish(PublishSupplyRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise)
            return Task.FromResult<Outcome<Guid>>(MyFirm.NotAFirm);
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(SupplyMarket), request.Key, () => Published(request, subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Published(PublishSupplyRequest request, Subject subject, CancellationToken cancel)
    {
        var firm = await mine.Find(subject, cancel);
        if (firm.Fault is { } fault)
            return fault;
        if (Refuse(request) is { } refused)
            return refused;
        var today = clock.GetUtcNow().Day();
        var key = firm.Value.PartyKey;
        if (
            await city.Set<SupplyEntry>()
                .CountAsync(entry => entry.PartyKey == key && entry.ClosedAt == null && entry.Until >= today, cancel) >= MostOpen
        )
            return new Fault("enterprise.supply-many", $"同时发布的供需信息最多 {MostOpen} 条，请先撤下不用的。", 409);
        var entry = new SupplyEntry
        {
            Region = firm.Value.Region,
            Side = request.Side!.Value,
            Uscc = firm.Value.Uscc,
            PartyKey = key,
            FirmName = firm.Value.Name,
            ProductCode = request.Product,
            Quantity = request.Quantity,
            Text = request.Text.Trim(),
            Phone = Personal.Phone(request.Phone.Trim()),
            Until = today.AddDays(request.Days),
        };
        city.Add(entry);
        await city.SaveChangesAsync(cancel);
        return entry.Id;
    }

    Fault? Refuse(PublishSupplyRequest request) =>
        request.Side is null ? new Fault("enterprise.supply-side", "请选择是采购需求还是供应能力。") { Field = "side" }
        : files.Supply.Find(request.Product) is null ? new Fault("enterprise.supply-product", "请选择产品或服务。") { Field = "product" }
        : request.Quantity <= 0 ? new Fault("enterprise.supply-quantity", "数量应大于零。") { Field = "quantity" }
        : request.Text.Trim().Length is < Shortest or > Longest
            ? new Fault("enterprise.supply-text", $"请用 {Shortest} 至 {Longest} 字写明规格、质量、交货要求。") { Field = "text" }
        : !PhoneNumber().IsMatch(request.Phone.Trim())
            ? new Fault("enterprise.supply-phone", "联系电话应为手机号或区号加固定电话，如 0580-2123456。") { Field = "phone" }
        : request.Days is < 1 or > LongestDays
            ? new Fault("enterprise.supply-days", $"有效天数应为 1 至 {LongestDays} 天。") { Field = "days" }
        : null;

    public Task<Outcome<Done>> Close(Guid id, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run<Done>(
            "CloseSupply",
            async () =>
                await Own(id, subject, cancel) is not { } entry ? Unknown
                : entry.Close(clock.GetUtcNow()) is { } refused ? refused
                : Done.It,
            cancel
        );
    }

    /// <summary>联系: from now on both see each other's telephone, and the place in the list is kept for the quality of the matching.</summary>
    public Task<Outcome<Done>> Contact(Guid own, Guid other, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run(nameof(Contact), () => Contacted(own, other, subject, cancel), cancel);
    }

    async Task<Outcome<Done>> Contacted(Guid own, Guid other, Subject subject, CancellationToken cancel)
    {
        if (await Own(own, subject, cancel) is not { } entry)
            return Unknown;
        var open = await Open(clock.GetUtcNow().Day(), cancel);
        var best = Best(entry, open);
        if (best.Index().FirstOrDefault(match => match.Item.Other.Id == other) is not { Item: { } found } place)
            return new Fault("enterprise.supply-not-matched", "只能联系匹配出来的企业，列表刚才有变化，请刷新后再试。", 409);
        var (need, offer) = entry.Side is SupplySide.Need ? (entry, found.Other) : (found.Other, entry);
        if (await city.Set<SupplyContact>().AnyAsync(one => one.Need == need.Id && one.Offer == offer.Id, cancel))
            return Done.It;
        city.Add(
            new SupplyContact
            {
                Region = need.Region,
                Need = need.Id,
                Offer = offer.Id,
                NeedParty = need.PartyKey,
                OfferParty = offer.PartyKey,
                Rank = place.Index + 1,
                ContactedAt = clock.GetUtcNow(),
            }
        );
        await city.SaveChangesAsync(cancel);
        return Done.It;
    }

    /// <summary>登记签约, by either side.</summary>
    public Task<Outcome<Done>> Contract(Guid contact, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        return step.Run<Done>(
            nameof(Contract),
            async () =>
                await city.Set<SupplyContact>()
                    .SingleOrDefaultAsync(one => one.Id == contact && (one.NeedParty == key || one.OfferParty == key), cancel)
                    is not { } found
                    ? Unknown
                : found.Contract(clock.GetUtcNow()) is { } refused ? refused
                : Done.It,
            cancel
        );
    }

    async Task<SupplyEntry?> Own(Guid id, Subject subject, CancellationToken cancel)
    {
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        return key is null
            ? null
            : await city.Set<SupplyEntry>().SingleOrDefaultAsync(entry => entry.Id == id && entry.PartyKey == key, cancel);
    }

    [GeneratedRegex(@"^(1\d{10}|0\d{2,3}-?\d{7,8})$")]
    private static partial Regex PhoneNumber();
}
