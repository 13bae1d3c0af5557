using VideoWeb.Core.Staging;

namespace VideoWeb.Core.Tests.Staging;

public sealed class StagingResolverTests
{
    private static readonly StagingResolver Resolver = new(Dictionary.Lexicon);

    [Fact]
    public void Resolve_Breed_IsShownAsItsKindWithANote()
    {
        var corgi = Subject("A corgi runs on a beach.", "corgi");
        Assert.Equal(("animal", "dog", "run"), (corgi.Kind, corgi.Asset, corgi.Action));
        Assert.Equal("corgi: shown as a dog", corgi.Note);
    }

    [Fact]
    public void Resolve_ThingOfTheCatalogue_HasNoNote() => Assert.Null(Subject("A dog sits beside a chair.", "chair").Note);

    [Fact]
    public void Resolve_UnknownNoun_IsALabelledStandIn()
    {
        var zorgle = Subject("A zorgle sits on a rock.", "zorgle");
        Assert.Equal(("stand-in", "zorgle"), (zorgle.Kind, zorgle.Asset));
        Assert.NotNull(zorgle.Note);
    }

    [Fact]
    public void Resolve_EverySubject_IsStaged()
    {
        var plan = Dictionary.Plan("A beekeeper lifts a frame of bees beside a hive, a zorgle and a llama watch, clouds drift over the hills.");
        var shot = Assert.Single(Resolver.Resolve(plan).Shots);
        Assert.Equal(Enumerable.Range(0, plan.Shots[0].Subjects.Count), shot.Subjects.Select(s => s.Index));
    }

    [Fact]
    public void Resolve_SamePersonInTwoShots_KeepsItsKey()
    {
        var staged = Resolver.Resolve(Dictionary.Plan("Shot 1: a woman in a red coat opens a door. Shot 2: she smiles. Shot 3: the woman waves."));
        Assert.Equal(["woman", "woman", "woman"], staged.Shots.Select(shot => shot.Subjects.First(s => s.Kind == "person").Key));
    }

    [Fact]
    public void Resolve_TwoOfAKind_HaveTwoKeys()
    {
        var staged = Resolver.Resolve(Dictionary.Plan("A woman in a red coat faces a woman in a blue coat."));
        Assert.Equal(2, staged.Shots[0].Subjects.Where(s => s.Kind == "person").Select(s => s.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("A man walks along a jetty.", "pier")]
    [InlineData("A quiet alley at night.", "alley")]
    [InlineData("A monk prays in a cathedral.", "church")]
    [InlineData("A nurse runs down a hospital corridor.", "corridor")]
    [InlineData("A train arrives at a station in fog.", "station")]
    [InlineData("A diver explores a coral reef.", "reef")]
    [InlineData("A farmer walks through a wheat field.", "field")]
    [InlineData("Two women talk at a bar.", "bar")]
    [InlineData("A birch forest in autumn.", "forest")]
    public void Resolve_PlaceOfTheCatalogue_HasNoNote(string prompt, string place)
    {
        var shot = Resolver.Resolve(Dictionary.Plan(prompt)).Shots[0];
        Assert.Equal((place, null), (shot.Place, shot.PlaceNote));
    }

    [Theory]
    [InlineData("A violinist plays on a stage.", "violin")]
    [InlineData("A man plays the piano in a bar.", "piano")]
    [InlineData("A ballerina on a stage, close-up.", "dance")]
    [InlineData("A violinist eats in a kitchen.", "eat")]
    public void Resolve_PeopleOfATrade_DoWhatTheTradeDoesUnlessTheTextSaysOtherwise(string prompt, string action) =>
        Assert.Equal(action, Resolver.Resolve(Dictionary.Plan(prompt)).Shots[0].Subjects[0].Action);

    [Theory]
    [InlineData("A shark swims through the sea.", "reef", "shark")]
    [InlineData("A goldfish, close-up.", "reef", "goldfish")]
    [InlineData("A salmon swims in a river.", "lake", "fish")]
    public void Resolve_WhatLivesInWater_IsAFishOfItsKindAndAtHomeThere(string prompt, string place, string asset)
    {
        var shot = Resolver.Resolve(Dictionary.Plan(prompt)).Shots[0];
        Assert.Equal((place, "animal", asset), (shot.Place, shot.Subjects[0].Kind, shot.Subjects[0].Asset));
    }

    [Fact]
    public void Resolve_HandAtWork_IsSomebodysHand()
    {
        var subject = Resolver.Resolve(Dictionary.Plan("Close-up of a hand writing a letter.")).Shots[0].Subjects[0];
        Assert.Equal(("person", "write"), (subject.Kind, subject.Action));
    }

    [Fact]
    public void Resolve_OtherPlace_SaysWhatIsShown()
    {
        var staged = Resolver.Resolve(Dictionary.Plan("A pilot walks through an airport."));
        Assert.Contains("airport: shown as", staged.Shots[0].PlaceNote, StringComparison.Ordinal);
        Assert.Contains(staged.Shots[0].PlaceNote, staged.Notes);
    }

    [Theory]
    [InlineData("A boy jogs through a park.", "boy", "run")]
    [InlineData("A woman strolls through a park.", "woman", "walk")]
    public void Resolve_Verb_ReachesTheNearestAction(string prompt, string noun, string action) => Assert.Equal(action, Subject(prompt, noun).Action);

    [Theory]
    [InlineData("A camel caravan crosses the desert.", "camel", "animal", "horse")]
    [InlineData("An elephant drinks at a lake.", "elephant", "animal", "cow")]
    [InlineData("An octopus sleeps.", "octopus", "stand-in", "octopus")]
    [InlineData("A monkey eats a banana.", "monkey", "stand-in", "monkey")]
    public void Resolve_AnimalThatTheStageLacks_IsNoVehicleAndSaysSo(string prompt, string noun, string kind, string asset)
    {
        var animal = Subject(prompt, noun);
        Assert.Equal((kind, asset), (animal.Kind, animal.Asset));
        Assert.Contains($"{noun}: shown as", animal.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A boy flies a kite in a meadow.", "boy", "hold")]
    [InlineData("A superhero flies over the city.", "superhero", "stand")]
    [InlineData("A man drives a car.", "man", "drive")]
    [InlineData("A barista pours coffee.", "barista", "hold")]
    public void Resolve_DriverOfNothing_DoesNotDrive(string prompt, string noun, string action) => Assert.Equal(action, Subject(prompt, noun).Action);

    [Theory]
    [InlineData("A barista stands behind the counter in a café.", "counter", "part-of-place")]
    [InlineData("A man stands beside a counter in a forest.", "counter", "thing")]
    [InlineData("A man opens the door of a house.", "house", "part-of-place")]
    public void Resolve_PartOfTheSet_IsNotAddedAgain(string prompt, string noun, string kind) => Assert.Equal(kind, Subject(prompt, noun).Kind);

    private static StagedSubject Subject(string prompt, string noun)
    {
        var plan = Dictionary.Plan(prompt);
        var staged = Resolver.Resolve(plan).Shots[0].Subjects;
        return staged[plan.Shots[0].Subjects.ToList().FindIndex(subject => subject.Noun == noun)];
    }
}
