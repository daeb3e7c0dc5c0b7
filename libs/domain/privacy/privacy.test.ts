import { describe, expect, it } from 'vitest';
import { maskAddress, maskIdNo, maskName, maskPhone } from './index.js';

describe('masking, as a clerk sees it', () => {
  it.each([
    ['11010519491231002X', '110***********002X'],
    ['110105491231002', '110********1002'],
    ['91441500MA4UQ1234X', '914***********234X'],
    ['E12345678', 'E******78'],
    ['H1234', '*****'],
    ['', ''],
  ])('ID number %s → %s', (idNo, masked) => expect(maskIdNo(idNo)).toBe(masked));

  it.each([
    ['13800138000', '138****8000'],
    ['138 0013 8000', '138 **** 8000'],
    ['+86 13800138000', '+86 1******8000'],
    ['0660-3361234', '066*-***1234'],
    ['3361234', '***1234'],
    ['12345', '*****'],
    ['', ''],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['张三', '张*'],
    ['王小明', '王**'],
    ['欧阳娜娜', '欧***'],
    ['买买提·吐尔逊', '买******'],
    ['张', '*'],
    ['John Smith', 'J*** S****'],
    ['𠮷田', '𠮷*'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['广东省汕尾市海丰县附城镇香洲路1号', '广东省汕尾市海丰县******'],
    ['汕尾市城区香洲路1号', '汕尾市城区******'],
    ['河南省新乡市封丘县东大街5号院3号楼', '河南省新乡市封丘县******'],
    ['广西壮族自治区南宁市青秀区民族大道1号', '广西壮族自治区南宁市青秀区******'],
    ['内蒙古自治区锡林郭勒盟东乌珠穆沁旗乌里雅斯太镇', '内蒙古自治区锡林郭勒盟东乌珠穆沁旗******'],
    ['汕尾市香洲花园小区3栋501', '汕尾市******'],
    ['香洲路1号', '******'],
    ['海丰县', '******'],
    ['', ''],
  ])('address %s → %s', (address, masked) => expect(maskAddress(address)).toBe(masked));

  it('never shows the birth date of an ID number', () => {
    expect(maskIdNo('11010519491231002X')).not.toContain('1949');
  });
});
