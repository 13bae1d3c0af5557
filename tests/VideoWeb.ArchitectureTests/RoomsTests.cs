using System.Reflection;

namespace VideoWeb.ArchitectureTests;

/// <summary>Core ← Engines, Media, Studio ← Web: the walls of the design.</summary>
public sealed class RoomsTests
{
    [Theory]
    [InlineData("VideoWeb.Core", "")]
    [InlineData("VideoWeb.Engines", "VideoWeb.Core")]
    [InlineData("VideoWeb.Media", "VideoWeb.Core")]
    [InlineData("VideoWeb.Studio", "VideoWeb.Core")]
    public void Room_ReferencesOnlyTheRoomsItMay(string room, string allowed)
    {
        var references = Assembly.Load(room).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("VideoWeb.", StringComparison.Ordinal));
        Assert.All(references, name => Assert.Contains(name, allowed.Split(' ')));
    }

    [Fact]
    public void Core_ReferencesNothingButTheFramework()
    {
        var references = Assembly.Load("VideoWeb.Core").GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.True(name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib", name));
    }
}
