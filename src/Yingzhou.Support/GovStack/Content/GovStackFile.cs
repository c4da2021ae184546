namespace Yingzhou.Support.GovStack.Content;

/// <summary>What a city offers to GovStack members: <c>govstack/exchange.json</c>, and <c>demo/govstack.json</c> in a demonstration city.</summary>
/// <param name="Note">Where the entries come from.</param>
/// <param name="UnnamedMember">
/// For whom a request counts that carries no <c>Information-Mediator-Client</c>: the specification asks for it only in some operations. <c>null</c>: for nobody.
/// </param>
/// <param name="Files">Applications that members have handed in before a test suite begins; demo only.</param>
sealed record GovStackFile(
    string Note,
    IReadOnlyList<GovStackMember> Members,
    IReadOnlyList<OfferedService> Services,
    IReadOnlyList<OfferedProcess> Processes,
    string? UnnamedMember = null,
    IReadOnlyList<HandedInBefore>? Files = null
);

/// <summary>A system of another organisation (成员系统).</summary>
/// <param name="Id">INSTANCE/CLASS/MEMBER/SUBSYSTEM.</param>
/// <param name="Official">Id of the official whose posts it acts in: its rights are those of the posts.</param>
sealed record GovStackMember(string Id, string Name, string Official);

/// <summary>Other names of an item (事项) for members.</summary>
/// <param name="Ids">Further ids by which members ask for it; the first that is a UUID is the one we answer with.</param>
/// <param name="Names">Names in other languages.</param>
/// <param name="Region">Division in which it is applied for when the application does not say.</param>
/// <param name="FormIds">Further ids by which members ask for its form.</param>
sealed record OfferedService(
    string Item,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Names,
    IReadOnlyList<string>? FormIds = null,
    string? Region = null
);

/// <summary>A process that members may start (可由外部启动的流程).</summary>
/// <param name="Unit">Id of the unit that handles it.</param>
sealed record OfferedProcess(string Process, string Unit, string Region);

/// <summary>An application that was handed in before.</summary>
/// <param name="Id">By which the member knows it.</param>
/// <param name="Tasks">Ids by which the member knows its first task.</param>
/// <param name="SentBack">What is wanted of the applicant; <c>null</c> when it was not sent back.</param>
sealed record HandedInBefore(
    string Id,
    string Item,
    string ApplicantId,
    string ApplicationName,
    IReadOnlyList<string> Tasks,
    string? SentBack = null
);
