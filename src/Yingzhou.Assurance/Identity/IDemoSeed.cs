namespace Yingzhou.Assurance.Identity;

/// <summary>
/// What a demonstration city has besides its content (演示数据). Seeds run one after the other once the first pages are served, only where <see cref="IdentityOptions.DemoAccounts"/>
/// is on, and again at each start: a seed adds its whole in one step, or finds it there.
/// </summary>
public interface IDemoSeed
{
    Task Seed(CancellationToken cancel);
}
