using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.EcoEnvironment;

/// <summary>销号: the head is not let before the retest, whatever is written.</summary>
public sealed class ClosingTests(DeskCity city)
{
    const string Plant = "330900ZS0006W00100000001";

    [Fact]
    public async Task The_review_refuses_to_close_an_exceedance_until_a_sample_passes()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var incidents = services.GetRequiredService<IIncidents>();
        var organisation = services.GetRequiredService<IOrganisation>();
        var watch = organisation.Acting("gu-qing", "dinghai-ecology/watch")!;
        var head = organisation.Acting("xia-ming", "dinghai-ecology/director")!;
        var begins = CityTime.StartOf(city.Clock.GetUtcNow().Day()).ToUniversalTime();
        var exceeded = await Exceeded(services, begins);
        var raised = await services
            .GetRequiredService<IAlerting>()
            .Raise(
                new(
                    JudgeEmission.Kind,
                    Plant,
                    "定海污水处理厂总排口",
                    "氨氮",
                    AlertLevel.Orange,
                    "氨氮日均值 6.2 mg/L，限值 5",
                    "330902",
                    city.Clock.GetUtcNow(),
                    122.09,
                    30.03
                )
            );
        var id = raised.Value.IncidentId!.Value;

        Sound(await incidents.Answer(id, await Seen(watch), watch));
        Sound(await incidents.Verify(id, await Seen(watch), true, "原始报文正常，不是校准", watch));
        Sound(await incidents.Dispatch(id, await Seen(watch), [new("dinghai-ecology", "责令检查曝气")], watch));
        var task = (await incidents.Find(id, watch)).Value.Tasks.Single();
        Sound(await incidents.Take(task.Id, task.Version, watch));
        task = (await incidents.Find(id, watch)).Value.Tasks.Single();
        Sound(await incidents.Finish(task.Id, task.Version, "修复鼓风机", null, watch));
        Sound(await incidents.Tell(id, await Seen(watch), "曝气恢复", watch));

        var early = await incidents.Review(id, await Seen(head), true, "看起来好了", head);
        Assert.Equal((409, "eco.not-retested"), (early.Fault!.Status, early.Fault.Code));

        var sample = await services
            .GetRequiredService<RecordSample>()
            .Run(exceeded, new(city.Clock.GetUtcNow(), "1.2", "FY-0100", "顾青", "周伟", "定海监测站", "DH-2026-120"), watch);
        Assert.True(sample.Value.Passes);
        Sound(await incidents.Review(id, await Seen(head), true, "采样达标，同意销号", head));
        Assert.True((await incidents.Find(id, head)).Value.Incident.IsOver);

        async Task<int> Seen(Subject official) => (await incidents.Find(id, official)).Value.Incident.Version;
    }

    // The day is not over: no monitor can say it yet, so the verdict is put on the record itself.
    static async Task<Guid> Exceeded(IServiceProvider services, DateTimeOffset begins)
    {
        var records = services.GetRequiredService<CityContext>();
        var record = new EmissionRecord
        {
            Region = "330902",
            Outlet = Plant,
            Factor = "w21003",
            Time = AveragingTime.Day,
            At = begins,
            Edition = 1,
            Verdict = EmissionVerdict.Exceed,
            Reason = NotJudgedReason.None,
            Mean = 6.2m,
            Value = 6.2m,
            Permitted = 5,
            Multiple = 0.24m,
            Standard = "GB 18918-2002 表 1，排污许可证",
            Notes = "",
        };
        await services
            .GetRequiredService<CityStep>()
            .Run<Done>(
                nameof(Exceeded),
                () =>
                {
                    records.Add(record);
                    return Task.FromResult<Outcome<Done>>(Done.It);
                }
            );
        return record.Id;
    }

    static void Sound(Outcome<Done> outcome) => Assert.True(outcome.Succeeded, outcome.Fault?.ToString());
}
