namespace Yingzhou.Support.GovStack.Members;

/// <summary>The client that the information mediator has let through (调用方), as in <c>eGovStack/GOV/90000009/eregistrations-dev</c>.</summary>
sealed record MediatorClient(string Instance, string Class, string Member, string Subsystem)
{
    public const string Header = "Information-Mediator-Client";

    /// <returns><c>null</c> for anything that is not four parts, each with something in it.</returns>
    public static MediatorClient? Parse(string? text) =>
        text?.Split('/') is [{ Length: > 0 } instance, { Length: > 0 } @class, { Length: > 0 } member, { Length: > 0 } subsystem]
        && !text.Any(char.IsWhiteSpace)
            ? new(instance, @class, member, subsystem)
            : null;

    public override string ToString() => $"{Instance}/{Class}/{Member}/{Subsystem}";
}
