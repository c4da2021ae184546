using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Demo;

/// <summary>What lies on the desks of a demonstration city: a clause being written from its text, money claimed back, needs and offers (演示数据).</summary>
sealed class DemoDesk(PoliciesContent policies, FurtherFiles files, DateTimeOffset now)
{
    const string Passage =
        "对参保人数20人以上、研发投入占营业收入比重不低于3.5%的中小微企业，近12个月无环保、安全处罚，且建有数据治理体系的，按研发费用的6%给予补助，最高80万元。";

    static readonly (SupplySide Side, string Noun, string Product, decimal Quantity, string Text)[] Entries =
    [
        (SupplySide.Offer, "水产加工", "14010101", 400, "船冻带鱼、鱿鱼，单冻，可分规格，有出口备案"),
        (SupplySide.Offer, "水产加工", "14010102", 120, "鱼糜 A 级，月供稳定"),
        (SupplySide.Offer, "冷链仓储", "59010101", 3_000, "零下 25 度低温库，可按月租，带月台"),
        (SupplySide.Offer, "海运", "55010101", 20_000, "沿海散货船，定海、岱山、嵊泗随时靠"),
        (SupplySide.Offer, "船用配件", "37010201", 800, "船用蝶阀、截止阀，有船级社证书"),
        (SupplySide.Offer, "机械制造", "34010101", 2_000, "龙门铣、镗床加工，承接大件"),
        (SupplySide.Offer, "软件", "65010101", 300, "工业软件、数字化车间改造"),
        (SupplySide.Need, "船舶修造", "37010201", 500, "蝶阀一批，要船级社证书，两个月内交货"),
        (SupplySide.Need, "酒店", "14010101", 20, "带鱼、鱿鱼，冷冻，小规格，每周送货"),
        (SupplySide.Need, "远洋渔业", "59010101", 1_500, "回港卸货季低温库，三个月"),
    ];

    public IEnumerable<object> Make(IReadOnlyList<Firm> firms, IReadOnlyList<Redemption> redemptions)
    {
        List<object> all = [Draft(), .. Supply(firms)];
        if (redemptions.FirstOrDefault(one => one.Status is RedemptionStatus.Paid) is { } paid)
            all.Add(Claimed(paid));
        return all;
    }

    RuleDraft Draft()
    {
        var policy = policies.Policies.First(policy => policy.Id == "innovation");
        var read = new PassageReader(new(policies.Facts, files.Words)).Read(Passage);
        var (first, last) = (new DateOnly(now.Day().Year, 1, 1), new DateOnly(now.Day().Year, 12, 31));
        var file = new ClauseFile(
            "rd-small",
            "中小微企业研发投入补助",
            "研发强度高的中小微企业，按研发费用补助",
            policy.IssuedBy,
            first,
            last,
            "true",
            read.Benefit ?? "0",
            read.CapYuan ?? 800_000,
            1,
            null,
            null,
            new(first, last),
            new(3_000_000, Paying.BudgetRule.ProRata),
            ClauseRoute.Apply,
            false,
            12,
            []
        );
        var draft = new RuleDraft
        {
            Region = "3309",
            PolicyId = policy.Id,
            Clause = file.Id,
            Passage = Passage,
            BasedOn = 0,
            Metadata = RuleDraft.Write(file),
            Conditions = "[]",
            NotRead = JsonSerializer.Serialize(read.Unread),
        };
        draft.Keep(file, read.Lines, null, false, Actor.System);
        return draft;
    }

    IEnumerable<object> Supply(IReadOnlyList<Firm> firms)
    {
        var own = firms.FirstOrDefault(firm => firm.Uscc == "91330921MA2B00369Y");
        if (own is not null)
        {
            yield return Entry(own, SupplySide.Need, "59010101", 800, "旺季鱿鱼加工要低温库，岱山或衢山优先");
            yield return Entry(own, SupplySide.Offer, "14010203", 60, "鱿鱼、带鱼代加工，有出口备案");
        }
        foreach (var (index, (side, noun, product, quantity, text)) in Entries.Index())
            if (firms.Where(firm => firm.Name.Contains(noun, StringComparison.Ordinal)).Skip(index).FirstOrDefault() is { } firm)
                yield return Entry(firm, side, product, quantity, text);
    }

    SupplyEntry Entry(Firm firm, SupplySide side, string product, decimal quantity, string text) =>
        new()
        {
            Region = firm.Region,
            Side = side,
            Uscc = firm.Uscc,
            PartyKey = firm.PartyKey,
            FirmName = firm.Name,
            ProductCode = product,
            Quantity = quantity,
            Text = text,
            Phone = Personal.Phone("0580-2000000"),
            Until = now.Day().AddDays(90),
        };

    ClawBack Claimed(Redemption paid)
    {
        var back = new ClawBack
        {
            Region = paid.Region,
            Redemption = paid.Id,
            Title = paid.Title,
            FirmName = paid.FirmName,
            PartyKey = paid.PartyKey,
            Amount = decimal.Round(paid.Amount / 2, 2),
            Reason = ClawBackReason.Correction,
            Evidence = "税务部门更正了上年营业收入，按更正后的数据应少付一半。",
            ProposerId = Actor.System.Id,
            ProposerName = Actor.System.Name,
            ProposedAt = now.AddDays(-1),
        };
        back.Open();
        return back;
    }
}
