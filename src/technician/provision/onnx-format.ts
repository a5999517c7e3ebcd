import protobuf from 'protobufjs';

/**
 * The part of onnx.proto3 (ONNX 1.20, IR version 10) that the files here need; what else a file holds, its weights
 * before all, is skipped when it is read. Field numbers are ONNX's.
 */
const schema = `
syntax = "proto3";
message ModelProto {
  int64 ir_version = 1;
  string producer_name = 2;
  string producer_version = 3;
  GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8;
}
message OperatorSetIdProto { string domain = 1; int64 version = 2; }
message GraphProto {
  repeated NodeProto node = 1;
  string name = 2;
  repeated ValueInfoProto input = 11;
  repeated ValueInfoProto output = 12;
}
message NodeProto {
  repeated string input = 1;
  repeated string output = 2;
  string name = 3;
  string op_type = 4;
  repeated AttributeProto attribute = 5;
  string domain = 7;
}
message AttributeProto {
  enum AttributeType { UNDEFINED = 0; FLOAT = 1; INT = 2; STRING = 3; }
  string name = 1;
  int64 i = 3;
  bytes s = 4;
  AttributeType type = 20;
}
message ValueInfoProto { string name = 1; TypeProto type = 2; }
message TypeProto {
  message Tensor { int32 elem_type = 1; TensorShapeProto shape = 2; }
  Tensor tensor_type = 1;
}
message TensorShapeProto {
  message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
  repeated Dimension dim = 1;
}
`;

const { root } = protobuf.parse(schema, { keepCase: true });
const modelProto = root.lookupType('ModelProto');

export interface OnnxDimension {
  readonly dim_value?: number;
  readonly dim_param?: string;
}

export interface OnnxValue {
  readonly name: string;
  readonly type: {
    readonly tensor_type: {
      readonly elem_type: number;
      readonly shape: { readonly dim: readonly OnnxDimension[] };
    };
  };
}

export interface OnnxAttribute {
  readonly name: string;
  readonly type: 'INT' | 'STRING';
  readonly i?: number;
  readonly s?: Uint8Array;
}

export interface OnnxNode {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly name: string;
  readonly op_type: string;
  readonly domain: string;
  readonly attribute: readonly OnnxAttribute[];
}

export interface OnnxModel {
  readonly ir_version: number;
  readonly producer_name: string;
  readonly producer_version: string;
  readonly opset_import: readonly { readonly domain: string; readonly version: number }[];
  readonly graph: {
    readonly name: string;
    readonly node: readonly OnnxNode[];
    readonly input: readonly OnnxValue[];
    readonly output: readonly OnnxValue[];
  };
}

/** @throws Error of protobufjs when the bytes are no ONNX file */
export const readOnnx = (bytes: Uint8Array): OnnxModel =>
  modelProto.toObject(modelProto.decode(bytes), {
    longs: Number,
    enums: String,
    arrays: true,
    defaults: false,
  }) as OnnxModel;

export const writeOnnx = (model: OnnxModel): Uint8Array =>
  modelProto.encode(modelProto.fromObject(model)).finish();
