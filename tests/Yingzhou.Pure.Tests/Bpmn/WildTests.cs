using Yingzhou.Host.Fuzzing;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Senseless drawings and senseless events: nothing throws and the state stays whole.</summary>
public class WildTests
{
    /// <summary>Fixed seeds, so that a failure names the drawing that shows it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200)]
    public void Whatever_is_drawn_and_whatever_happens_the_state_stays_whole(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 100; seed++)
        {
            // Some drawings leave a gateway without a way to it; the rules refuse those, which is not what is looked at here.
            if (Given.Compile(BpmnDrawing.Of(seed), BpmnDrawing.Roots).Process is { } process)
                BpmnPlay.Run(process, new Random(seed));
        }
    }
}
