namespace Yingzhou.Kernel;

/// <summary>网络安全事件等级</summary>
public enum SecurityIncidentClass
{
    /// <summary>一般</summary>
    Ordinary,

    /// <summary>较大</summary>
    Larger,

    /// <summary>重大</summary>
    Major,

    /// <summary>特别重大</summary>
    Extreme,
}

/// <summary>运营者类别</summary>
public enum NetworkOperator
{
    /// <summary>其他网络运营者: reports to the provincial 网信 department</summary>
    Other,

    /// <summary>中央和国家机关</summary>
    CentralOrgan,

    /// <summary>关键信息基础设施: reports to its protection department and the police</summary>
    CriticalInfrastructure,
}

/// <summary>When an incident must have been reported (国家网络安全事件报告管理办法, in force 2025-11-01): from 较大 on, counted from discovery, by the clock and not in office hours.</summary>
public static class SecurityReportClock
{
    /// <summary>The summary follows at most 30 days after the handling has ended.</summary>
    public static readonly TimeSpan Summary = TimeSpan.FromDays(30);

    /// <returns><c>null</c>: nothing has to be reported.</returns>
    public static DateTimeOffset? Due(SecurityIncidentClass severity, NetworkOperator by, DateTimeOffset discovered) =>
        severity is SecurityIncidentClass.Ordinary
            ? null
            : discovered
                + by switch
                {
                    NetworkOperator.CriticalInfrastructure => TimeSpan.FromHours(1),
                    NetworkOperator.CentralOrgan => TimeSpan.FromHours(2),
                    _ => TimeSpan.FromHours(4),
                };

    /// <returns>Zero at the due instant itself and before.</returns>
    public static TimeSpan Late(DateTimeOffset due, DateTimeOffset reported) => reported > due ? reported - due : TimeSpan.Zero;
}
