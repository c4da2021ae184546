namespace Yingzhou.Support.Cases;

/// <summary>A clock that stands until it is moved forward: a year passes in minutes, and every deadline in it is a real one.</summary>
public sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > now)
            now = instant;
    }
}
