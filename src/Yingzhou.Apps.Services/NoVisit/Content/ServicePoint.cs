namespace Yingzhou.Apps.Services.NoVisit.Content;

/// <summary>A place on an island where somebody helps (服务点): a village hall, a bank, the post.</summary>
/// <param name="Helper">Who stands there to help (代办员); free of charge.</param>
/// <param name="Line">The ferry line that calls there, whose times are shown; <c>null</c> where none is in the timetable.</param>
public sealed record ServicePoint(
    string Id,
    string Name,
    string Region,
    string Kind,
    string Hours,
    IReadOnlyList<string> Equipment,
    string Helper,
    string? Line = null
);

/// <summary>Why somebody had to come after all (被迫到场原因).</summary>
public sealed record ForcedVisitReason(string Code, string Title);
