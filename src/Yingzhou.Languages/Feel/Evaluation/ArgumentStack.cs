namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>Where the arguments of built-ins stand while these run, so that a call needs no array of its own. Written functions keep their arguments.</summary>
sealed class ArgumentStack
{
    FeelValue?[] places = new FeelValue?[16];
    int top;

    /// <summary>Takes places; they are in the array given out, also when a call within moves the stack to a larger one.</summary>
    public FeelValue?[] Take(int count, out int start)
    {
        start = top;
        top += count;
        if (top > places.Length)
            places = new FeelValue?[Math.Max(2 * places.Length, top)];
        return places;
    }

    public void GiveBack(FeelValue?[] taken, int start, int count)
    {
        for (var i = start; i < start + count; i++)
            taken[i] = null;
        top = start;
    }

    /// <summary>After an evaluation; one that was given up has not given everything back.</summary>
    public void Clear()
    {
        if (top == 0)
            return;
        Array.Clear(places);
        top = 0;
    }
}
