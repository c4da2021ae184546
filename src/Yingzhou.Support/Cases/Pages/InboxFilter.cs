using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Pages;

/// <summary>What of the inbox is looked at; all of it stands in the address, so that a number can lead to its rows.</summary>
sealed record InboxFilter(string? Stage = null, Light? Light = null, InboxDue? Due = null)
{
    public static InboxFilter Of(string? stage, string? light, string? due) =>
        new(string.IsNullOrEmpty(stage) ? null : stage, Known<Light>(light), Known<InboxDue>(due));

    public string Address(string? after = null) =>
        "/desk/inbox" + QueryString.Create(Parts(after).Where(part => !string.IsNullOrEmpty(part.Value)));

    public InboxQuery Query(string? after) => new(Stage, Light, after, Due: Due);

    IEnumerable<KeyValuePair<string, string?>> Parts(string? after) =>
        [new("stage", Stage), new("light", Light?.ToString()), new("due", Due?.ToString()), new("after", after)];

    static T? Known<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
