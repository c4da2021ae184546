using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Realtime.Running;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Handling;

/// <summary>
/// Takes erasure orders (个人信息清除) and carries them out: first the line's file, then a version of the dataset without the person, then the versions before it. Each part may be
/// repeated; the order is done when all of them are.
/// </summary>
sealed class ErasePerson(
    CityContext city,
    CityStep step,
    LineFolder folder,
    PublishStations publish,
    ILake lake,
    IPermissions permissions,
    IDestruction destruction,
    TimeProvider clock
)
{
    public Task<Outcome<Guid>> Order(OrderErasure request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Guid>(
            nameof(OrderErasure),
            request.IdempotencyKey,
            async () =>
            {
                var line = await city.Set<ExpressLine>().AsNoTracking().SingleOrDefaultAsync(one => one.Code == request.Line, cancel);
                if (line is null)
                    return ChangeLines.Unknown;
                if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)) is { } refused)
                    return refused;
                if (ResidentId.Parse(request.Person.Trim(), clock.GetUtcNow().Day()).Fault is { } wrong)
                    return ChangeLines.Wrong("person", wrong.Detail);
                if (string.IsNullOrWhiteSpace(request.Basis) || request.Basis.Trim().Length > 200)
                    return ChangeLines.Wrong("basis", "请写明清除依据（文号和理由），最多 200 个字。");
                var person = Personal.ResidentId(request.Person.Trim());
                var order = new ErasureOrder
                {
                    Region = line.Region,
                    LineId = line.Id,
                    Person = person.Masked,
                    Basis = request.Basis.Trim(),
                };
                city.Add(order);
                city.Add(new ErasureSubject { OrderId = order.Id, Person = person });
                return order.Id;
            },
            cancel
        );
    }

    /// <returns>How many orders are done now.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var open = await (
            from subject in city.Set<ErasureSubject>().AsNoTracking()
            join order in city.Set<ErasureOrder>().AsNoTracking() on subject.OrderId equals order.Id
            join line in city.Set<ExpressLine>().AsNoTracking() on order.LineId equals line.Id
            orderby order.Id
            select new
            {
                order,
                line,
                subject.Person,
            }
        ).ToListAsync(cancel);
        var done = 0;
        foreach (var one in open)
            done += await Carry(one.order, one.line, one.Person.Plain, cancel) ? 1 : 0;
        return done;
    }

    async Task<bool> Carry(ErasureOrder order, ExpressLine line, string person, CancellationToken cancel)
    {
        var found = new ErasedRows(0, 0, default);
        if (folder.Has(line.Code))
        {
            using var store = folder.Open(line.Code);
            found = store.Erase(person);
            if (found.Living == 0)
                store.Scrub();
        }
        var isDone = found.Living == 0 && await ForgetVersions(line, found.At, cancel);
        await step.Run<Done>(
            nameof(ErasePerson),
            async () =>
            {
                var kept = (await city.Get<ErasureOrder>(order.Id, cancel))!;
                if (!isDone && found.Erased == 0 && kept.StillAtSource == found.Living)
                    return Done.It;
                kept.StillAtSource = found.Living;
                kept.Erased += found.Erased;
                if (!isDone)
                    return Done.It;
                kept.DoneAt = clock.GetUtcNow();
                destruction.Prove(
                    new(
                        "person-erasure",
                        $"个人信息清除：{kept.Basis}",
                        $"高铁线 {line.Code} 里一个人的数据",
                        kept.Id.ToString("N"),
                        kept.Erased,
                        null,
                        "线路文件已整理，数据集已换成没有此人的版本，更早的版本已删除",
                        "清除以前做的备份里可能还有此人，要等备份按期轮换：这份证明不包括备份。",
                        kept.Region
                    )
                );
                city.Remove(await city.Set<ErasureSubject>().SingleAsync(subject => subject.OrderId == order.Id, cancel));
                return Done.It;
            },
            cancel
        );
        return isDone;
    }

    /// <summary>Also where the file held nothing any more: dying after it, the versions are still to go.</summary>
    /// <returns>Whether no version is left that could name the person; not before one without them could be published.</returns>
    async Task<bool> ForgetVersions(ExpressLine line, WalPosition since, CancellationToken cancel)
    {
        var stations = await city.Set<ExpressStation>()
            .AsNoTracking()
            .Where(one => one.LineId == line.Id && one.Dataset != null)
            .ToListAsync(cancel);
        if (stations.Count == 0 || !folder.Has(line.Code))
            return true;
        await publish.Run(line.Code, cancel);
        using var store = folder.Open(line.Code);
        foreach (var station in stations)
        {
            var known = store.Stations.FirstOrDefault(one => one.Name == TableName.Parse(station.Table)?.ToString());
            if (known is not null && !(store.PublishedAt(known.Id) is { } published && published.Position >= since))
                return false;
            await lake.ForgetEarlier(station.Dataset!, cancel);
        }
        return true;
    }
}

sealed class EraseJob(ErasePerson erase) : ICityJob
{
    public string Name => "express-erase";

    public TimeSpan Rest => TimeSpan.FromSeconds(30);

    public async Task<int> Run(CancellationToken cancel)
    {
        await erase.Run(cancel);
        return 0;
    }
}
