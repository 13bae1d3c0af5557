using FsCheck.Xunit;
using VideoWeb.Engines.Diffusion;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class QuantisedWeightsTests
{
    private const int Inputs = 64, Outputs = 6;

    [Property]
    public void Restore_AnyWeights_AreWithinAStepOfTheirBlock(int seed, bool four)
    {
        var bits = four ? 4 : 8;
        var weight = StartNoise.Gaussian(seed, 0, 4 * QuantisedWeights.Block);
        var (values, scales) = QuantisedWeights.Quantise(weight, bits);
        var restored = QuantisedWeights.Restore(values, scales, bits);
        for (var index = 0; index < weight.Length; index++)
            Assert.True(Math.Abs(restored[index] - weight[index]) <= Math.Abs(scales[index / QuantisedWeights.Block]) * 1.001);
    }

    [Fact]
    public void Quantise_Zeros_StayZeros()
    {
        var (values, scales) = QuantisedWeights.Quantise(new float[QuantisedWeights.Block], 4);
        Assert.All(QuantisedWeights.Restore(values, scales, 4), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(4, false)]
    [InlineData(8, true)]
    public void Linear_OverQuantisedWeights_IsTheProductOfTheRestoredOnes(int bits, bool hasChange)
    {
        var folder = Directory.CreateTempSubdirectory("quantised-").FullName;
        try
        {
            var weight = StartNoise.Gaussian(1, 0, Outputs * Inputs);
            SafetensorsWriter.Write(Path.Combine(folder, "plain.safetensors"), [WrittenTensor.Of("blocks.0.x.weight", [Outputs, Inputs], () => weight)]);
            using var plain = CheckpointWeights.OpenFile(Path.Combine(folder, "plain.safetensors"), name => name);
            QuantisedWeights.Write(plain, Path.Combine(folder, "model.safetensors"), bits, _ => { }, CancellationToken.None);
            using var weights = CheckpointWeights.Open(folder, name => name);

            var change = new LowRankChange(StartNoise.Gaussian(2, 0, Outputs * 2), StartNoise.Gaussian(3, 0, Inputs * 2), 2);
            var changes = new WeightChanges();
            if (hasChange)
                changes.Add("blocks.0.x.weight", change);
            var network = new NetworkBuilder(weights, changes: changes);
            network.Output("y", network.Linear(network.Input("x", ElementType.Float32, 1, 1, Inputs), "blocks.0.x", Inputs, Outputs, bias: false));
            using var session = new NetworkSession(network);
            var x = StartNoise.Gaussian(4, 0, Inputs);
            var y = session.Run(new Dictionary<string, NetworkInput> { ["x"] = NetworkInput.Of(x, 1, 1, Inputs) }, CancellationToken.None)["y"];

            var (values, scales) = QuantisedWeights.Quantise(weight, bits);
            var restored = QuantisedWeights.Restore(values, scales, bits);
            for (var output = 0; output < Outputs; output++)
            {
                var want = 0.0;
                for (var input = 0; input < Inputs; input++)
                {
                    want += x[input] * (double)restored[output * Inputs + input];
                    for (var rank = 0; hasChange && rank < 2; rank++)
                        want += x[input] * (double)change.Up[output * 2 + rank] * change.Down[rank * Inputs + input];
                }

                Assert.Equal(want, y[output], 3);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Quantise_AModel_WritesOneThatRunsAndStatesItsLoss()
    {
        using var packs = new TinyPacks("vace");
        var tools = new ModelTools([new WanFamily()], packs.Shelf);
        var target = Path.Combine(packs.Folder, "small");
        var result = tools.Quantise("tiny-vace", target, 8, (_, _) => { }, CancellationToken.None);
        Assert.Equal(["text_encoder", "transformer"], result.Errors.Keys.Order());
        Assert.All(result.Errors.Values, error => Assert.InRange(error, 0.001, 0.01));
        Assert.InRange(result.Loss!.Value, 0.0001, 0.02);
        Assert.True(result.BytesAfter < result.BytesBefore);
        packs.Shelf.Rescan();
        Assert.Null(packs.Shelf.Packs.Single(found => found.Pack.Name == "small").Pack.Fault);
        Assert.Throws<InvalidDataException>(() => tools.Quantise("small", target + "er", 8, (_, _) => { }, CancellationToken.None));
    }
}
