using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>催办: who waits longer than is usual may ask for haste. It moves no deadline; whoever has the case on the desk sees it.</summary>
public sealed partial class Case
{
    public int Urges { get; private set; }

    public DateTimeOffset? UrgedAt { get; private set; }

    /// <param name="byApplicant">The applicant may from the yellow lamp on, once a day; who supervises may while the clock runs.</param>
    public Fault? Urge(CaseMoment moment, bool byApplicant)
    {
        if (RefusesUrging(moment, byApplicant) is { } fault)
            return fault;
        Urges++;
        UrgedAt = moment.At;
        Tell(CaseEventKind.Urged, moment);
        return null;
    }

    internal Fault? RefusesUrging(CaseMoment moment, bool byApplicant)
    {
        if (DecidedAt is not null || IsOver)
            return Not("催办");
        if (Status is CaseStatus.Supplementing)
            return Stopped("等申请人补正，补齐后部门才能接着办。");
        if (Status is CaseStatus.SpecialProcedure)
            return Stopped("进行特别程序（检验、听证、专家评审等），结束后接着办。");
        if (!byApplicant)
            return null;
        if (UrgedAt?.Day() == moment.Day)
            return new Fault("cases.urged-today", "今天已经催过了，承办人员看得到。明天还没有办，可以再催。", 409);
        var yellow = Lights(moment).Yellow;
        return yellow <= moment.At ? null : TooEarly(yellow);
    }

    static Fault Stopped(string why) => new("cases.urge-stopped", $"计时已停，正在{why}", 409);

    static Fault TooEarly(DateTimeOffset? yellow) =>
        new(
            "cases.urge-too-early",
            yellow is { } from
                ? $"还在正常办理时间内，{from.Day():M月d日}起可以催办。"
                : "受理后开始计时；收到材料五个工作日内没有答复，就视为受理。",
            409
        );
}
