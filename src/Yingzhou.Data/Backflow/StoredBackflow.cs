using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Backflow.Running;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Backflow;

sealed class StoredBackflow(CityContext city, CityStep step, IPermissions permissions, ICatalogue catalogue, FlowDown flow) : IBackflow
{
    static readonly Fault Unknown = new("backflow.no-rule", "没有这条回流规则，请从列表重新进入。", 404);

    static Fault Wrong(string field, string detail) => new("backflow.shape", detail, 400) { Field = field };

    public async Task<IReadOnlyList<BackflowView>> Rules(CancellationToken cancel)
    {
        var status = await city.Set<BackflowStatus>().AsNoTracking().ToDictionaryAsync(one => one.RuleId, cancel);
        var rules = await city.Set<BackflowRule>()
            .AsNoTracking()
            .OrderBy(rule => rule.Source)
            .ThenBy(rule => rule.Area)
            .ToListAsync(cancel);
        return [.. rules.Select(rule => new BackflowView(rule, status.GetValueOrDefault(rule.Id)))];
    }

    public Task<Outcome<BackflowRule>> Order(OrderBackflow request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<BackflowRule>(
            nameof(OrderBackflow),
            async () =>
            {
                if (await catalogue.Sheet(request.Source, cancel) is not { } source)
                    return Wrong("source", "目录里没有这个数据集。");
                if (permissions.Refuse(official, BackflowRights.Order, Of(request.Source, source.Catalogue)) is { } refused)
                    return refused;
                if (source.Items.All(item => item.Column != request.AreaColumn))
                    return Wrong("column", "这个数据集没有这一列。");
                if (request.Area.Length is < 6 or > 12 || !request.Area.All(char.IsAsciiDigit))
                    return Wrong("area", "区划代码是 6 到 12 位数字。");
                if (await catalogue.Sheet(request.Target, cancel) is not { } target || request.Target == request.Source)
                    return Wrong("target", "目标数据集要先在目录里登记，不能是它自己。");
                if (target.Items.FirstOrDefault(item => source.Items.All(one => one.Column != item.Column)) is { } foreign)
                    return Wrong("target", $"目标登记的 {foreign.Column} 在来源里没有。");
                if (Lowered(source, target) is { } lowered)
                    return lowered;
                if (await city.Set<BackflowRule>().AnyAsync(one => one.Target == request.Target, cancel))
                    return new Fault("backflow.target-taken", "这个目标数据集已有回流规则。", 409) { Field = "target" };
                var rule = new BackflowRule
                {
                    Region = source.Catalogue.Region,
                    Source = request.Source,
                    AreaColumn = request.AreaColumn,
                    Area = request.Area,
                    Target = request.Target,
                };
                city.Add(rule);
                return rule;
            },
            cancel
        );
    }

    // Levels travel along lineage: the same values one county further down are as sensitive as they were.
    static Fault? Lowered(CatalogueSheet source, CatalogueSheet target) =>
        (
            from item in target.Items
            join one in source.Items on item.Column equals one.Column
            where item.Level < one.Level
            select new Fault(
                "backflow.level",
                $"目标把“{item.Name}”定为 {item.Level}，来源是 {one.Level}：级别随血缘传递，降级要过开放闸门。"
            )
            {
                Field = "target",
            }
        ).FirstOrDefault();

    static Resource Of(string dataset, DataCatalogue owned) => new("backflow", dataset) { Region = owned.Region, UnitId = owned.Provider };

    public Task<Outcome<BackflowRule>> Switch(Guid id, bool on, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<BackflowRule>(
            nameof(Switch),
            async () =>
            {
                if (await city.Get<BackflowRule>(id, cancel) is not { } rule)
                    return Unknown;
                if (
                    permissions.Refuse(official, BackflowRights.Order, new("backflow", rule.Source) { Region = rule.Region }) is { } refused
                )
                    return refused;
                if (rule.Version != seen)
                    return new Fault("backflow.stale", "刚才已有人改过这条规则，请刷新后再操作。", 412);
                rule.IsOn = on;
                return rule;
            },
            cancel
        );
    }

    public Task<int> Flow(CancellationToken cancel) => flow.Run(cancel);
}
