using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Handling;

/// <summary>Opens lines and stations, switches them, lets them begin anew.</summary>
sealed partial class ChangeLines(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IOrganisation organisation,
    ICatalogue catalogue
)
{
    const long LeastCeiling = 16 << 20;

    internal static readonly Fault Unknown = new("express.no-line", "没有这条线路，请从列表重新进入。", 404);
    internal static readonly Fault NoStation = new("express.no-station", "没有这个站，请从线路重新进入。", 404);
    static readonly Fault Stale = new("express.stale", "刚才已有人改过这条线路，请刷新后再操作。", 412);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    static partial Regex Kebab { get; }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    static partial Regex Plain { get; }

    static Fault? Shape(OpenLine request) =>
        !Kebab.IsMatch(request.Code) || request.Code.Length > 40 ? Wrong("code", "线路代码用小写字母、数字和连字符，最多 40 个字符。")
        : string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > 60 ? Wrong("title", "请填写线路名称，最多 60 个字。")
        : !Plain.IsMatch(request.Publication) ? Wrong("publication", "发布名称用小写字母、数字和下划线。")
        : request.CeilingBytes < LeastCeiling ? Wrong("ceiling", "日志上限至少 16 MiB。")
        : request.PublishMinutes is < 1 or > 10_080 ? Wrong("publish", "成版间隔应在 1 到 10080 分钟之间。")
        : !IsAddress(request.Connection) ? Wrong("connection", "连接串不完整，应写明 Host、Database、Username。")
        : null;

    static bool IsAddress(string connection)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            return parts is { Host.Length: > 0, Database.Length: > 0, Username.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static Fault Wrong(string field, string detail) => new("express.shape", detail, 400) { Field = field };

    public Task<Outcome<ExpressLine>> Open(OpenLine request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ExpressLine>(
            nameof(OpenLine),
            async () =>
            {
                if (Shape(request) is { } wrong)
                    return wrong;
                if (organisation.Units().FirstOrDefault(unit => unit.Id == request.Unit) is not { } unit)
                    return Wrong("unit", "没有这个部门。");
                var line = new ExpressLine
                {
                    Region = unit.Region,
                    Code = request.Code,
                    Title = request.Title.Trim(),
                    Unit = unit.Id,
                    // Of a sealed name only the first letter is ever shown.
                    Connection = Personal.Name(request.Connection),
                    Publication = request.Publication,
                    Slot = $"yingzhou_{request.Code.Replace('-', '_')}",
                    CeilingBytes = request.CeilingBytes,
                    Class = request.Class,
                    PublishMinutes = request.PublishMinutes,
                };
                if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)) is { } refused)
                    return refused;
                if (await city.Set<ExpressLine>().AnyAsync(one => one.Code == request.Code, cancel))
                    return new Fault("express.code-taken", "已有同名线路，请换一个代码。", 409) { Field = "code" };
                city.Add(line);
                return line;
            },
            cancel
        );
    }

    public Task<Outcome<ExpressStation>> AddStation(OpenStation request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ExpressStation>(
            nameof(OpenStation),
            async () =>
            {
                if (await city.Get<ExpressLine>(request.Line, cancel) is not { } line)
                    return Unknown;
                if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)) is { } refused)
                    return refused;
                if (TableName.Parse(request.Table.Trim()) is not { } table)
                    return Wrong("table", "表名写作 schema.table。");
                if (request.MostQuarantined is < 0 or > 1_000_000)
                    return Wrong("quarantined", "隔离上限应在 0 到 1000000 之间。");
                var dataset = string.IsNullOrWhiteSpace(request.Dataset) ? null : request.Dataset.Trim();
                if (dataset is not null && await catalogue.Sheet(dataset, cancel) is null)
                    return Wrong("dataset", "目录里没有这个数据集，请先编目。");
                if (await city.Set<ExpressStation>().AnyAsync(one => one.LineId == line.Id && one.Table == table.ToString(), cancel))
                    return new Fault("express.station-taken", "这张表已经是本线路的站。", 409) { Field = "table" };
                var station = new ExpressStation
                {
                    Region = line.Region,
                    LineId = line.Id,
                    Table = table.ToString(),
                    Dataset = dataset,
                    MostQuarantined = request.MostQuarantined,
                };
                city.Add(station);
                return station;
            },
            cancel
        );
    }

    public Task<Outcome<ExpressLine>> Change(
        string doing,
        string code,
        int seen,
        Subject official,
        Action<ExpressLine> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ExpressLine>(
            doing,
            async () =>
            {
                if (await city.Set<ExpressLine>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } line)
                    return Unknown;
                if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)) is { } refused)
                    return refused;
                if (line.Version != seen)
                    return Stale;
                change(line);
                return line;
            },
            cancel
        );
    }

    public Task<Outcome<ExpressStation>> Resync(Guid id, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ExpressStation>(
            nameof(Resync),
            async () =>
            {
                if (
                    await city.Get<ExpressStation>(id, cancel) is not { } station
                    || await city.Get<ExpressLine>(station.LineId, cancel) is not { } line
                )
                    return NoStation;
                if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)) is { } refused)
                    return refused;
                if (station.Version != seen)
                    return Stale;
                station.Generation++;
                return station;
            },
            cancel
        );
    }

    /// <summary>What the datasets of stations register, by table and column.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, ItemType>>> TypesOf(
        IEnumerable<StationView> stations,
        CancellationToken cancel
    )
    {
        var types = new Dictionary<string, IReadOnlyDictionary<string, ItemType>>();
        foreach (var (station, _) in stations)
            if (station.Dataset is { } dataset && await catalogue.Sheet(dataset, cancel) is { } sheet)
                types[station.Table] = sheet.Items.ToDictionary(item => item.Column, item => item.Type);
        return types;
    }
}
