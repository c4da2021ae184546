using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime;

/// <summary>A time in which a line did not keep its promise (违约时段).</summary>
public sealed class LineBreach : Record
{
    public required Guid LineId { get; init; }

    public required LineTrouble Trouble { get; init; }

    /// <summary>How it was when it was noticed, in a sentence.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary><c>null</c> while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    internal void Begin(ExpressLine line) => Raise(new PromiseBroken(line.Code, line.Title, Trouble.ToString(), Text, line.Region, Since));

    internal void End(ExpressLine line, DateTimeOffset now)
    {
        Until = now;
        Raise(new PromiseKeptAgain(line.Code, Trouble.ToString(), now));
    }
}

/// <summary>A line breaks its promise: whoever watches makes an alert of it.</summary>
public sealed record PromiseBroken(string Line, string Title, string Trouble, string Text, string Region, DateTimeOffset Since)
    : CityEvent(Line)
{
    public const string Name = "express.promise-broken";

    public override string Type => Name;
}

public sealed record PromiseKeptAgain(string Line, string Trouble, DateTimeOffset At) : CityEvent(Line)
{
    public const string Name = "express.promise-kept-again";

    public override string Type => Name;
}
