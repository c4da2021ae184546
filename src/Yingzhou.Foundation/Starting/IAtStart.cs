namespace Yingzhou.Foundation.Starting;

/// <summary>
/// What must hold before the first request (启动步骤): content is sound, rows without which nothing works are there. Each start runs it again, so it adds what is missing and
/// changes nothing else; an exception stops the start. What can wait belongs behind the first page.
/// </summary>
public interface IAtStart
{
    Task Run(CancellationToken cancel);
}
