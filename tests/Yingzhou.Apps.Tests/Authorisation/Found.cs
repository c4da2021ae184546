using System.Net;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>What was found at a door.</summary>
enum Way
{
    /// <summary>The person is let in; what is refused for its shape, or is served by nobody (501), was let in too.</summary>
    Open,

    /// <summary>Asked to sign in, or refused.</summary>
    Closed,

    /// <summary>There is no such thing, which says nothing about who may ask.</summary>
    Absent,
    Broken,
}

sealed record Found(Door Door, HttpStatusCode Status, Uri? To, string Text)
{
    public Way Way =>
        IsBroken(Status) ? Way.Broken
        : Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? Way.Closed
        : Status is HttpStatusCode.Redirect && To?.OriginalString.Contains("/connect/authorize", StringComparison.Ordinal) is true
            ? Way.Closed
        : Status is HttpStatusCode.NotFound && Door.HasParameters ? Way.Absent
        : Way.Open;

    public static bool IsBroken(HttpStatusCode status) => (int)status >= 500 && status is not HttpStatusCode.NotImplemented;

    /// <summary>A refusal says what it is and why: for people in words, for programs as a problem with a code.</summary>
    public bool Explains =>
        Status is not HttpStatusCode.Forbidden
        || Text.Contains("原因代码：", StringComparison.Ordinal)
        || Text.Contains("\"title\":", StringComparison.Ordinal)
        // As GeoReport v2 writes its errors.
        || Text.StartsWith("[{\"code\":", StringComparison.Ordinal) && Text.Contains("\"description\":", StringComparison.Ordinal);
}
