using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection.Handling;

/// <summary>Registers a source and switches it.</summary>
sealed partial class ChangeSources(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IOrganisation organisation,
    ICatalogue catalogue
)
{
    const int MostPerPage = 100_000;

    internal static readonly Fault Unknown = new("collection.no-source", "没有这个采集源，请从列表重新进入。", 404);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    static partial Regex Kebab { get; }

    static Fault Wrong(string field, string detail) => new("collection.shape", detail, 400) { Field = field };

    static Fault? Shape(RegisterSource request) =>
        !Kebab.IsMatch(request.Code) || request.Code.Length > 40 ? Wrong("code", "采集源代码用小写字母、数字和连字符，最多 40 个字符。")
        : string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > 60 ? Wrong("title", "请填写名称，最多 60 个字。")
        : string.IsNullOrWhiteSpace(request.Address) ? Wrong("address", "请填写地址。")
        : request.Kind is not SourceKind.HttpJson && string.IsNullOrWhiteSpace(request.Query) ? Wrong("query", "请填写表名或查询。")
        : request.Kind is not SourceKind.HttpJson && string.IsNullOrWhiteSpace(request.KeyColumn)
            ? Wrong("key", "请填写排序列：每行取值不同，断点续采靠它。")
        : request.PageSize is < 1 or > MostPerPage ? Wrong("size", $"每页行数应在 1 到 {MostPerPage} 之间。")
        : !request.Schedule.IsSound
            ? Wrong("schedule", $"计划二选一：每 {PullSchedule.LeastMinutes} 到 {PullSchedule.MostMinutes} 分钟，或者每天一个时刻。")
        : null;

    public Task<Outcome<CollectionSource>> Register(RegisterSource request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<CollectionSource>(
            nameof(RegisterSource),
            async () =>
            {
                if (Shape(request) is { } wrong)
                    return wrong;
                if (organisation.Units().FirstOrDefault(unit => unit.Id == request.Unit) is not { } unit)
                    return Wrong("unit", "没有这个部门。");
                var source = Of(request, unit);
                if (permissions.Refuse(official, CollectionRights.Manage, CollectionRights.ResourceOf(source)) is { } refused)
                    return refused;
                if (await catalogue.Sheet(request.Dataset, cancel) is not { Catalogue: var registered })
                    return Wrong("dataset", "目录里没有这个数据集，请先编目。");
                // A department fills its own datasets only.
                if (registered.Provider != unit.Id)
                    return Wrong("dataset", "这个数据集由别的部门提供。");
                if (await city.Set<CollectionSource>().AnyAsync(one => one.Code == request.Code, cancel))
                    return new Fault("collection.code-taken", "已有同名采集源，请换一个代码。", 409) { Field = "code" };
                city.Add(source);
                return source;
            },
            cancel
        );
    }

    static CollectionSource Of(RegisterSource request, Unit unit) =>
        new()
        {
            Region = unit.Region,
            Code = request.Code,
            Title = request.Title.Trim(),
            Unit = unit.Id,
            Dataset = request.Dataset,
            Kind = request.Kind,
            // Of a sealed name only the first letter is ever shown.
            Address = Personal.Name(request.Address.Trim()),
            Secret = string.IsNullOrWhiteSpace(request.Secret) ? null : Personal.Name(request.Secret.Trim()),
            Query = request.Query.Trim(),
            KeyColumn = request.KeyColumn.Trim(),
            PageSize = request.PageSize,
            EveryMinutes = request.Schedule.EveryMinutes,
            DailyAt = request.Schedule.DailyAt,
        };

    public Task<Outcome<CollectionSource>> Switch(string code, bool on, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<CollectionSource>(
            nameof(Switch),
            async () =>
            {
                if (await city.Set<CollectionSource>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } source)
                    return Unknown;
                if (permissions.Refuse(official, CollectionRights.Manage, CollectionRights.ResourceOf(source)) is { } refused)
                    return refused;
                if (source.Version != seen)
                    return new Fault("collection.stale", "刚才已有人改过这个采集源，请刷新后再操作。", 412);
                source.IsOn = on;
                return source;
            },
            cancel
        );
    }
}
