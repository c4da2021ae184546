namespace Yingzhou.Assurance.Permission;

/// <summary>An act that asks for a fresh second factor (敏感操作), whoever may do it.</summary>
/// <param name="Minutes">How long a second factor counts as fresh.</param>
public sealed record SensitiveAct(string Action, int Minutes = SensitiveAct.Usual)
{
    public const int Usual = 10;
}
