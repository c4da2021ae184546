namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>A party has one draft of a matter: tests that fill one in go one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Drafts
{
    public const string Name = "drafts";
}
