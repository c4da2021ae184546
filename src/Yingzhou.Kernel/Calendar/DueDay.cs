namespace Yingzhou.Kernel;

/// <summary>The last day of a period (届满日); the period ends when this day ends.</summary>
/// <param name="IsProvisional">
/// The day lies past the published calendar and was counted by the weekly pattern (默认周末规则); it moves when the notice is out.
/// </param>
public readonly record struct DueDay(DateOnly Day, bool IsProvisional)
{
    public override string ToString() => IsProvisional ? $"{Day:yyyy-MM-dd}（暂定）" : $"{Day:yyyy-MM-dd}";
}
