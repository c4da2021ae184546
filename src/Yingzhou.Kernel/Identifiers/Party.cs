namespace Yingzhou.Kernel;

/// <summary>Who a case is for (当事人): a citizen (自然人) or an enterprise or other organisation (法人).</summary>
public abstract record Party(string Name)
{
    /// <summary>The number that identifies the party in its register.</summary>
    public abstract string Identifier { get; }

    /// <summary>As it may be shown to people who need not know.</summary>
    public abstract string MaskedName { get; }
}

/// <summary>自然人</summary>
public sealed record Citizen(string Name, ResidentId Id) : Party(Name)
{
    public override string Identifier => Id.Number;

    /// <summary>The family name and a star per further character: 张**.</summary>
    public override string MaskedName => Name.Length <= 1 ? Name : Name[..1] + new string('*', Name.Length - 1);

    // Records print their members: a citizen in a log line must not.
    public override string ToString() => $"{MaskedName} {Id.Masked}";
}

/// <summary>法人和非法人组织. Names and codes of organisations are public (企业信息公示暂行条例).</summary>
public sealed record Enterprise(string Name, Uscc Code) : Party(Name)
{
    public override string Identifier => Code.Code;
    public override string MaskedName => Name;

    public override string ToString() => $"{Name} {Code}";
}
