namespace Yingzhou.Kernel;

/// <summary>How two values of a field are compared (比较方式).</summary>
public enum Likening
{
    /// <summary>Equal or not: codes, sex, numbers that have a check digit.</summary>
    Exact,

    /// <summary>Names and addresses, by Jaro–Winkler.</summary>
    Text,

    /// <summary>Dates and numbers without a check digit, by the share of digits that need not be changed.</summary>
    Digits,
}

/// <summary>A field that records are compared by.</summary>
public sealed record LinkColumn(string Name, Likening By);

/// <summary>A part of a key under which records meet (分块键): the first <paramref name="Length"/> characters of a column, all of it for 0.</summary>
public sealed record BlockPart(int Column, int Length = 0);

/// <summary>
/// By what records are compared and under which keys they meet (匹配方案). Only records that share a key of some pass are compared: an error in one key leaves the others.
/// Source: p02 R6.
/// </summary>
/// <param name="Passes">Each a key; a record without a value in one of its parts does not take part in it.</param>
/// <param name="Swapped">Pairs of columns that are often written the wrong way round (姓、名颠倒).</param>
public sealed record LinkScheme(
    IReadOnlyList<LinkColumn> Columns,
    IReadOnlyList<IReadOnlyList<BlockPart>> Passes,
    IReadOnlyList<(int One, int Other)> Swapped
)
{
    /// <summary>A key that more records share than this says nothing (all without an address, all born on 1 January); its pass leaves them out.</summary>
    public int LargestBlock { get; init; } = 200;
}

/// <summary>One record of a register.</summary>
/// <param name="Values">In the order of the scheme's columns, already standardised; <c>null</c> or empty is missing.</param>
public sealed record LinkRecord(string Id, IReadOnlyList<string?> Values);
