using Google.Protobuf;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>
/// An ONNX ModelProto in the making. Weights stay where they are: the model names their file, offset and length, and the
/// runtime maps them.
/// </summary>
internal sealed class OnnxModel
{
    // fields of onnx.proto
    private const int Nodes = 1, GraphName = 2, Initializers = 5, Inputs = 11, Outputs = 12;
    private const int IrVersion = 11, Opset = 23;

    private readonly ProtoMessage _graph = new();

    /// <summary>Adds an operator.</summary>
    /// <param name="type">Operator.</param>
    /// <param name="domain">Empty for ONNX's own.</param>
    /// <param name="inputs">Names, empty for what is left out.</param>
    /// <param name="outputs">Names.</param>
    /// <param name="attributes">Settings.</param>
    public void Node(string type, string domain, IEnumerable<string> inputs, IReadOnlyList<string> outputs, IEnumerable<OperatorSetting> attributes)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(3, $"{type}.{outputs[0]}").Text(4, type);
        foreach (var attribute in attributes)
            node.Message(5, Attribute(attribute));
        if (domain.Length > 0)
            node.Text(7, domain);
        _graph.Message(Nodes, node);
    }

    /// <summary>A tensor of the checkpoint, by reference.</summary>
    public void External(string name, ElementType type, TensorEntry entry, string location)
    {
        var tensor = Tensor(name, type, entry.Shape);
        foreach (var (key, value) in new[] { ("location", location), ("offset", $"{entry.Offset}"), ("length", $"{entry.Bytes}") })
            tensor.Message(13, new ProtoMessage().Text(1, key).Text(2, value));
        _graph.Message(Initializers, tensor.Number(14, 1));
    }

    /// <summary>A small constant, inside the model.</summary>
    public void Constant(string name, ElementType type, IReadOnlyList<long> shape, byte[] data) =>
        _graph.Message(Initializers, Tensor(name, type, shape).Bytes(9, data));

    public void Input(string name, ElementType type, IReadOnlyList<Dimension> shape)
    {
        var sides = new ProtoMessage();
        foreach (var side in shape)
            sides.Message(1, side.Name is { } free ? new ProtoMessage().Text(2, free) : new ProtoMessage().Number(1, side.Size));
        _graph.Message(Inputs, Value(name, new ProtoMessage().Number(1, (int)type).Message(2, sides)));
    }

    public void Output(string name) => _graph.Message(Outputs, Value(name, new ProtoMessage().Number(1, (int)ElementType.Float32)));

    /// <summary>The whole model.</summary>
    public byte[] ToBytes() => new ProtoMessage()
        .Number(1, IrVersion)
        .Text(2, "videoweb")
        .Message(7, _graph.Text(GraphName, "graph"))
        .Message(8, new ProtoMessage().Text(1, "").Number(2, Opset))
        .Message(8, new ProtoMessage().Text(1, NetworkBuilder.Microsoft).Number(2, 1))
        .ToBytes();

    private static ProtoMessage Value(string name, ProtoMessage tensorType) =>
        new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensorType));

    private static ProtoMessage Tensor(string name, ElementType type, IEnumerable<long> shape)
    {
        var tensor = new ProtoMessage();
        foreach (var side in shape)
            tensor.Number(1, side);
        return tensor.Number(2, (int)type).Text(8, name);
    }

    /// <summary>Field 20 says which of the others holds the value.</summary>
    private static ProtoMessage Attribute(OperatorSetting attribute)
    {
        var message = new ProtoMessage().Text(1, attribute.Name);
        switch (attribute.Value)
        {
            case float number:
                return message.Float(2, number).Number(20, 1);
            case long number:
                return message.Number(3, number).Number(20, 2);
            case string text:
                return message.Text(4, text).Number(20, 3);
            case long[] numbers:
                foreach (var number in numbers)
                    message.Number(8, number);
                return message.Number(20, 7);
            default:
                throw new ArgumentException($"An attribute cannot be a {attribute.Value.GetType().Name}.", nameof(attribute));
        }
    }

    /// <summary>Fields written one after the other.</summary>
    private sealed class ProtoMessage
    {
        private readonly MemoryStream _bytes = new();
        private readonly CodedOutputStream _output;

        public ProtoMessage() => _output = new CodedOutputStream(_bytes);

        public ProtoMessage Number(int field, long value)
        {
            _output.WriteTag(field, WireFormat.WireType.Varint);
            _output.WriteInt64(value);
            return this;
        }

        public ProtoMessage Float(int field, float value)
        {
            _output.WriteTag(field, WireFormat.WireType.Fixed32);
            _output.WriteFloat(value);
            return this;
        }

        public ProtoMessage Text(int field, string value)
        {
            _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            _output.WriteString(value);
            return this;
        }

        public ProtoMessage Bytes(int field, byte[] value)
        {
            _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            _output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
            return this;
        }

        public ProtoMessage Message(int field, ProtoMessage value) => Bytes(field, value.ToBytes());

        public byte[] ToBytes()
        {
            _output.Flush();
            return _bytes.ToArray();
        }
    }
}
