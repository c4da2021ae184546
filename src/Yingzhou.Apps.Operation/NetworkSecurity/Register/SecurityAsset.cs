using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Register;

/// <summary>资产: a system of the city with its grade, or a machine of one, as the register knows it.</summary>
sealed class SecurityAsset : Record
{
    /// <summary>Of ours, e.g. <c>ZS-ASSET-0001</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Id of the unit that answers for it.</summary>
    public required string Unit { get; init; }

    /// <summary>Service and version, e.g. PostgreSQL 15.</summary>
    public required string Service { get; init; }

    public required Exposure Exposure { get; init; }

    /// <summary>业务信息安全 S and 系统服务安全 A, 1–5.</summary>
    public required int Information { get; init; }

    public required int Operation { get; init; }

    /// <summary>备案编号; <c>null</c>: not filed.</summary>
    public string? Filing { get; init; }

    /// <summary>When its grade was last assessed (等级测评); <c>null</c>: never.</summary>
    public DateOnly? AssessedOn { get; init; }

    public int Grade => ProtectionGrade.Of(Information, Operation);

    public DateOnly? NextAssessment => AssessedOn is { } last ? ProtectionGrade.NextAssessment(Grade, last) : null;

    /// <summary>Whether an assessment that its grade asks for is overdue or was never made.</summary>
    public bool LacksAssessment(DateOnly today) =>
        Grade >= ProtectionGrade.FilingFrom && (AssessedOn is not { } last || ProtectionGrade.DaysOverdue(Grade, last, today) > 0);
}
