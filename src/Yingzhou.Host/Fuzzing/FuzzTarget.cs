namespace Yingzhou.Host.Fuzzing;

/// <summary>One language, or one wire format, under fuzzing (模糊测试): where inputs come from, and what must hold for every one of them.</summary>
abstract class FuzzTarget
{
    /// <summary>What the command line calls it; also the ending of kept inputs.</summary>
    public abstract string Name { get; }

    /// <summary>Inputs to begin with: mutation starts from what is nearly right.</summary>
    public abstract IReadOnlyList<string> Seeds { get; }

    /// <summary>Pieces of the language that mutation puts in.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Something the grammar allows.</summary>
    public abstract string Draw(Random random);

    /// <summary>
    /// Reads the input and uses what was read. Depends on nothing but the input, so that a kept one shows its fault again. An exception
    /// of any type is a fault; a promise that was not kept is thrown as a <see cref="BrokenPromiseException"/>.
    /// </summary>
    /// <returns>Whether the input was understood; too few of those and the fuzzer only tests refusals.</returns>
    public abstract bool Check(string input);

    /// <summary>All languages, in the order of the command line.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [new FeelFuzz(), new DmnFuzz(), new BpmnFuzz(), new FormsFuzz(), new Hj212Fuzz(), new Sl651Fuzz(), new Jt808Fuzz(), new AisFuzz()];

    /// <summary>Chance that is the same for the same input, on every machine.</summary>
    protected static Random ChanceOf(string input)
    {
        var hash = 2166136261u;
        foreach (var c in input)
            hash = unchecked((hash ^ c) * 16777619u);
        return new Random(unchecked((int)hash));
    }

    protected static void Promise(bool kept, string what)
    {
        if (!kept)
            throw new BrokenPromiseException(what);
    }
}

/// <summary>Something that the library promises did not hold.</summary>
sealed class BrokenPromiseException(string what) : Exception(what);
