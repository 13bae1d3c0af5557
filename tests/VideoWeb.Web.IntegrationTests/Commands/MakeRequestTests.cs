using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Web.Commands;

namespace VideoWeb.Web.IntegrationTests.Commands;

public sealed class MakeRequestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("make-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Mara")]
    [InlineData("mara")]
    [InlineData("@mara")]
    public void Cast_NameOfThePlan_GetsItsPicturesByCastId(string name)
    {
        var (front, side) = (Picture("front.png"), Picture("side.png"));

        var cast = Request($"{name}={front}", $"{name}={side}").Cast(Plan("mara", "Mara"));

        Assert.Equal([front, side], Assert.Single(cast!, pair => pair.Key == "mara").Value.Pictures);
    }

    [Fact]
    public void Cast_NameThatThePromptLacks_IsNamedWithThoseItHas()
    {
        var request = Request($"Zoe={Picture("zoe.png")}");

        Assert.Null(request.Cast(Plan("mara", "Mara")));
        Assert.Contains("does not name Zoe. Its cast is: Mara.", request.NotInThePlan(Plan("mara", "Mara")), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_FileThatIsNoPicture_SaysSo()
    {
        var text = Path.Combine(_folder.FullName, "notes.png");
        File.WriteAllText(text, "no picture at all, only words");

        Assert.Contains("neither a JPEG nor a PNG", Request($"Mara={text}").Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_SixPicturesOfOne_NamesTheBound()
    {
        var picture = Picture("one.png");

        Assert.Contains("takes up to 5", Request([.. Enumerable.Repeat($"Mara={picture}", 6)]).Refusal(), StringComparison.Ordinal);
    }

    private string Picture(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
        return path;
    }

    private static ShotPlan Plan(string id, string name) => new() { Cast = [new CastMember(id, "person", name, "")], Shots = [] };

    private MakeRequest Request(params string[] cameos) => new()
    {
        Prompt = "Mara walks",
        Output = new FileInfo(Path.Combine(_folder.FullName, "clip.mp4")),
        Plan = new PlanRequest(),
        Engine = "previz",
        Quality = RenderQuality.Draft,
        Cameos = cameos,
        Data = _folder,
    };
}
