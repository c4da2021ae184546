using System.Text;
using CsCheck;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class XmlTests
{
    const string Drawn = """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- 欠薪 -->
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:own="http://own" id="d" targetNamespace="http://t">
          <bpmn:process id="p" isExecutable="true" own:colour="red">
            <bpmn:extensionElements><own:note by="王">a &lt; b<![CDATA[ & c]]></own:note></bpmn:extensionElements>
            <bpmn:startEvent id="s" name="第一行&#xA;第二行" /><bpmn:endEvent id="e" />
            <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="pl" bpmnElement="p"><bpmndi:BPMNShape id="sh" bpmnElement="s"><dc:Bounds x="1.50" y="2" width="36" height="36" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    [Fact]
    public void What_was_read_is_written_again_with_comments_diagram_and_unknown_extensions() =>
        Assert.Equal(Drawn, BpmnXml.Write(BpmnXml.Read(Drawn).Definitions!));

    [Fact]
    public void A_file_is_read_in_the_encoding_it_declares()
    {
        var file = Drawn.Replace("utf-8", "gb18030", StringComparison.Ordinal);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var import = BpmnXml.Read(Encoding.GetEncoding("gb18030").GetBytes(file));

        Assert.Equal("第一行\n第二行", import.Definitions!.Process("p")!.Body.Nodes[0].Name);
    }

    [Theory]
    [InlineData("", "not-xml")]
    [InlineData("<a", "not-xml")]
    [InlineData("<a/>", "not-bpmn")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "not-xml")]
    public void What_is_no_BPMN_is_refused_with_a_reason(string xml, string rule) =>
        Assert.Equal(rule, BpmnXml.Read(xml).Problems.Single().Rule);

    [Fact]
    public void Nesting_is_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Equal("too-deep", BpmnXml.Read(deep).Problems.Single().Rule);
    }

    /// <summary>Untrusted input: cut, doubled and swapped pieces of a real drawing never throw, neither in reading nor in compiling.</summary>
    [Fact]
    public void A_damaged_file_is_refused_or_compiled_but_never_throws()
    {
        var whole = Given.File(
            Drawing.Of(new Block.Branches("inclusiveGateway", [new Block.Task(true), new Block.Nested(new Block.Task(true), "true")], 3)),
            "<bpmn:message id='m' name='n'/><bpmn:error id='er' errorCode='E'/>"
        );
        var pieces = System.Text.RegularExpressions.Regex.Split(whole, "(?=<)|(?<=')|(?=')");
        Gen.Select(Gen.Int[0, pieces.Length - 1], Gen.Int[0, pieces.Length - 1], Gen.Int[0, 2])
            .Array[1, 4]
            .Sample(
                damages =>
                {
                    var damaged = pieces.ToList();
                    foreach (var (at, other, kind) in damages)
                        damaged[at] = kind switch
                        {
                            0 => "",
                            1 => damaged[at] + damaged[other],
                            _ => damaged[other],
                        };
                    var import = BpmnXml.Read(string.Concat(damaged));
                    if (import.Definitions is { } definitions)
                        ExecutableProcess.CompileAll(definitions, new FeelExpressions());
                },
                iter: 3_000
            );
    }
}
