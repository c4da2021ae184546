using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Distress;

/// <summary>联系方式.</summary>
public enum HelpWay
{
    /// <summary>电话</summary>
    Telephone,

    /// <summary>走访</summary>
    Visit,

    /// <summary>企业来访</summary>
    Office,
}

/// <summary>
/// 帮扶记录: somebody has asked a firm what it needs, has offered something, and has promised to look again by a day. It stays open until the result is written; what was said is for the service officers of the area, never for a
/// bank and never for deciding about a policy.
/// </summary>
public sealed class HelpRecord : Record
{
    const int Longest = 500;

    public required string PartyKey { get; init; }

    public required HelpWay Way { get; init; }

    /// <summary>What the firm says it needs.</summary>
    public required string Need { get; init; }

    /// <summary>What was offered or agreed.</summary>
    public required string Offered { get; init; }

    public required string ByName { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>The day by which somebody looks again; on it is in time.</summary>
    public required DateOnly LookAgainBy { get; init; }

    public string? Result { get; private set; }

    public string? ClosedByName { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public bool IsLate(DateOnly today) => IsOpen && today > LookAgainBy;

    /// <param name="today">A promise for a day that is over is none.</param>
    public static Fault? Refuse(string? need, string? offered, DateOnly? lookAgainBy, DateOnly today) =>
        Text(need) is null
            ? new Fault("enterprise.help-need", $"请写企业说需要什么，最多 {Longest} 字；没有联系上的也写明。") { Field = "need" }
        : Text(offered) is null ? new Fault("enterprise.help-offered", $"请写答应帮什么，最多 {Longest} 字。") { Field = "offered" }
        : lookAgainBy is not { } day || day < today
            ? new Fault("enterprise.help-again", "请写哪天前再看一次，今天或以后。") { Field = "lookAgainBy" }
        : null;

    public Fault? Close(string? result, string by, DateOnly today)
    {
        if (!IsOpen)
            return new Fault("enterprise.help-closed", "这条帮扶已经办结，请刷新后查看。", 409);
        if (Text(result) is not { } written)
            return new Fault("enterprise.help-result", $"请写结果：办成了什么、没办成的为什么，最多 {Longest} 字。") { Field = "result" };
        (Result, ClosedByName, ClosedOn) = (written, by, today);
        return null;
    }

    internal static string? Text(string? typed) => typed?.Trim() is { Length: > 0 and <= Longest } text ? text : null;
}
